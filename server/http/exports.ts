import type { FastifyInstance } from 'fastify';
import type { Deps } from '../context.ts';
import { serveExport } from '../export/serve-export.service.ts';
import { numberFromId } from '../shared/page.ts';
import { answerWithFile, requireStaff } from './download.ts';

/** /exports/7, once, for whoever asked for it. */
export function registerExports(app: FastifyInstance, deps: Deps): void {
  app.get<{ Params: { id: string } }>(
    '/exports/:id',
    // A HEAD would use up the one download and carry nothing.
    { exposeHeadRoute: false },
    (request, reply) =>
      answerWithFile(reply, async () => {
        const actor = await requireStaff(deps, request);
        return serveExport(deps, actor, numberFromId(request.params.id));
      }),
  );
}
