/**
 * What the lab is measured against: a bare socket.io server that answers every request with the bytes that the lab
 * answered with, and pushes to both seats the bytes that the lab pushed. It judges nothing and keeps nothing.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import type { Recorded } from './recording.ts';

const recording = JSON.parse(readFileSync(process.argv[2] as string, 'utf8')) as Recorded[];
const http = createServer();
const io = new Server(http, { serveClient: false, transports: ['polling', 'websocket'] });
/** How far each table is in the recording. */
const at = new Map<string, number>();

io.on('connection', (socket) => {
  let table = '';
  socket.on('sit', (request: { table: string; seat: string }, answer: (answer: unknown) => void) => {
    table = request.table;
    void socket.join(`${table} ${request.seat}`);
    answer({ ok: true });
  });
  socket.on('move.play', (_request: unknown, answer: (answer: unknown) => void) => {
    const i = at.get(table) ?? 0;
    at.set(table, i + 1);
    const { ack, client, server } = recording[i % recording.length] as Recorded;
    if (server === null) {
      io.to([`${table} client`, `${table} server`]).emit('table.moves', client);
    } else {
      io.to(`${table} client`).emit('table.moves', client);
      io.to(`${table} server`).emit('table.moves', server);
    }
    answer(ack);
  });
});

http.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ ready: true, port: (http.address() as AddressInfo).port })),
);
process.on('SIGTERM', () => process.exit(0));
