import { Hono } from 'hono';
import type { HonoRequest } from 'hono';
import type { ApiEnv } from '../api.ts';
import type { DeployOptions } from '../../metadata/types.ts';
import { notFound } from '../errors.ts';
import { objectOf, parseJson, parserError } from '../json.ts';
import { versionOf } from '../versions.ts';
import { deploymentState, requireModelledOptions, startDeployment } from './deployments.ts';
import type { MetadataJobs } from './deployments.ts';

const ADDRESS = '/services/data/:version/metadata/deployRequest';

/** Deployment over REST (Metadata API Developer Guide, "Deploying with REST"). */
export function deployRequestRoutes(jobs: MetadataJobs): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();
  routes.post(ADDRESS, async (context) => {
    requireVersion(context.req);
    const { zip, options } = await deploymentOf(context.req);
    const id = startDeployment(jobs, context.var.caller, zip, options);
    const deployResult = { id, done: false, success: false, status: 'Pending' };
    return context.json({ id, deployOptions: options, deployResult }, 201);
  });
  routes.get(`${ADDRESS}/:id`, (context) => {
    requireVersion(context.req);
    const id = context.req.param('id');
    const includeDetails = context.req.query('includeDetails') === 'true';
    return context.json({ id, deployResult: deploymentState(jobs, context.var.caller, id, includeDetails) });
  });
  return routes;
}

function requireVersion(request: HonoRequest): void {
  if (versionOf(request.param('version') ?? '') === undefined) throw notFound();
}

async function deploymentOf(request: HonoRequest): Promise<{ zip: Uint8Array; options: DeployOptions }> {
  // A body of another kind, or cut short, is no form.
  const form = await request.formData().catch(() => new FormData());
  const [file, content] = [form.get('file'), form.get('entity_content')];
  if (file === null || typeof file === 'string' || content === null) {
    throw parserError('A multipart body with the parts `entity_content` and `file` is expected.');
  }
  const text = typeof content === 'string' ? content : await content.text();
  const options = objectOf(objectOf(parseJson(text), '`entity_content`')['deployOptions'], '`deployOptions`');
  requireModelledOptions(options);
  return { zip: new Uint8Array(await file.arrayBuffer()), options };
}
