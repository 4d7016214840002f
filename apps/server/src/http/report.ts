/**
 * What an instructor takes home: the report, and the logs of tables. The class's key comes in a header, `Authorization: Bearer KEY`, and
 * so stands in no address, no history and no log line; a page fetches and hands over a file.
 */
import { refuse, tableIdSchema, tokenSchema } from '@handshake/contract';
import { LOCALES } from '@handshake/lessons';
import type { Locale } from '@handshake/lessons';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hashOf } from '../draw.ts';
import type { Lab } from '../lab.ts';
import { tableCapture } from '../report/capture.ts';
import { Reports } from '../report/reports.ts';
import { mistakeSheet, studentSheet } from '../report/sheets.ts';

const SHEETS = { 'students.csv': studentSheet, 'mistakes.csv': mistakeSheet } as const;

export function answerReports(app: FastifyInstance, lab: Lab): void {
  const reports = new Reports(lab);

  app.get('/api/class/report.json', async (request, reply) => {
    const report = await reportFor(request);
    return report ? sent(reply, 'application/json', report) : unknown(reply);
  });

  for (const [name, sheet] of Object.entries(SHEETS)) {
    app.get(`/api/class/${name}`, async (request, reply) => {
      const report = await reportFor(request);
      if (!report) return unknown(reply);
      return sent(reply, 'text/csv; charset=utf-8; header=present', sheet(report, languageOf(request)), {
        as: `handshake-${report.class.code}-${name}`,
      });
    });
  }

  app.get<{ Params: { table: string } }>('/api/class/tables/:table', async (request, reply) => {
    const log = await logFor(request);
    return log ? sent(reply, 'application/json', log) : unknown(reply);
  });

  app.get<{ Params: { table: string } }>('/api/class/tables/:table/capture', async (request, reply) => {
    const log = await logFor(request);
    if (!log) return unknown(reply);
    const bytes = tableCapture(log.header, log.moves, languageOf(request));
    return sent(reply, 'application/x-pcapng', Buffer.from(bytes), {
      as: `handshake-table-${log.number ?? 0}.pcapng`,
    });
  });

  /** The class whose key came along; null: none. */
  async function classOf({ headers }: FastifyRequest): Promise<string | null> {
    const [, bearer] = /^Bearer ([^ ]+)$/i.exec(headers.authorization ?? '') ?? [];
    const key = tokenSchema.safeParse(bearer);
    const found = key.success ? await lab.storage.findKey(hashOf(key.data)) : null;
    return found?.classId ?? null;
  }
  async function reportFor(request: FastifyRequest) {
    const id = await classOf(request);
    return id === null ? null : reports.of(id);
  }
  async function logFor(request: FastifyRequest<{ Params: { table: string } }>) {
    const id = await classOf(request);
    const table = tableIdSchema.safeParse(request.params.table);
    return id === null || !table.success ? null : reports.table(id, table.data);
  }
}

/** `?lang=zh`; English otherwise. */
function languageOf({ query }: FastifyRequest): Locale {
  const { lang } = query as { lang?: unknown };
  return LOCALES.find((locale) => locale === lang) ?? 'en';
}

function sent(reply: FastifyReply, type: string, body: unknown, file?: { as: string }): FastifyReply {
  reply.header('cache-control', 'no-store').type(type);
  if (file) reply.header('content-disposition', `attachment; filename="${file.as}"`);
  return reply.send(body);
}

/** Whether there is no such class or no such table is not told to whoever has no key. */
const unknown = (reply: FastifyReply): FastifyReply =>
  reply.code(401).header('cache-control', 'no-store').send(refuse('key-unknown'));
