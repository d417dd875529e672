import type { FastifyInstance } from 'fastify';
import type { Deps } from '../context.ts';
import { printRoster } from '../print/print.service.ts';
import { numberFromId } from '../shared/page.ts';
import { answerWithFile, requireStaff } from './download.ts';

/** Measured: 4,000 rows take some seconds; the rest is for a slow machine. */
const PRINT_MS = 60_000;

interface SheetRoute {
  Params: { editionId: string };
  Querystring: Record<string, unknown>;
}

/** /print/rosters/12.pdf?paper=A4&village=341623110202, for staff who may read rosters. */
export function registerPrint(app: FastifyInstance, deps: Deps, chromium: string): void {
  app.get<SheetRoute>(
    '/print/rosters/:editionId.pdf',
    { exposeHeadRoute: false },
    (request, reply) =>
      answerWithFile(reply, async () => {
        const actor = await requireStaff(deps, request);
        const { paper, village } = request.query;
        const asked = {
          editionId: numberFromId(request.params.editionId),
          paper: typeof paper === 'string' ? paper : '',
          villageCode: typeof village === 'string' ? village : null,
        };
        const printer = { chromium, milliseconds: PRINT_MS };
        const { fileName, pdf } = await printRoster(deps, actor, asked, printer);
        return { fileName, type: 'application/pdf', body: pdf };
      }),
  );
}
