/** `npm run build`, second half: the modules of a deployment. */
import { buildLwcModules } from './lwcModules.ts';

console.log(`LWC built; runAsCore.js has ${await buildLwcModules()} characters`);
