/** A local org on a file, until it is killed. Prints its address and a token when it is ready. */
import { DEMO_ROLES } from '../../local-org/demo/seedDemo.ts';
import { openOrg } from '../../local-org/openOrg.ts';
import { serveOrg } from '../support/liveOrg.ts';

const [file = ''] = process.argv.slice(2);
const org = await openOrg({ file });
const { origin, token } = await serveOrg(org);
console.log(JSON.stringify({ origin, token: token(DEMO_ROLES.admin) }));
