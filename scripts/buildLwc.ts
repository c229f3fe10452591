/** `npm run build`, second half: the modules of a deployment. */
import { buildLwcModules } from './lwcModules.ts';

const sizes = [...(await buildLwcModules())].map(([name, size]) => `${name}.js has ${size} characters`);
console.log(`LWC built; ${sizes.join(', ')}`);
