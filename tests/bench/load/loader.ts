import { connect, type Socket } from 'node:net';
import type { LoadJob, LoadResult } from './load.ts';

// The process of `startLoader`. It speaks HTTP/1.1 by hand, for node's own client would take as much
// of the processor as the servers it is to compare.

const HEAD_END = Buffer.from('\r\n\r\n');

process.on('message', (job: LoadJob) => {
  void run(job).then((result) => process.send!(result));
});
process.on('disconnect', () => process.exit(0));

async function run(job: LoadJob): Promise<LoadResult> {
  const port = Number(new URL(job.url).port);
  const messages = job.requests.map((request) => httpMessage(request));
  const times: number[] = [];
  let failures = 0;
  let next = 0;
  const began = performance.now();
  const ends = began + job.seconds * 1000;
  const one = async (connection: Connection, dueAt: number) => {
    const { isOk } = await connection.ask(messages[next++ % messages.length]!);
    if (!isOk) failures += 1;
    times.push(performance.now() - dueAt);
  };
  const work = async () => {
    const connection = await open(port);
    while (performance.now() < ends) await one(connection, performance.now());
    connection.close();
  };
  // Of a given rate, each request is timed from when it was due: a server that stalls is not let off
  // the requests it held up.
  const paced = async (perSecond: number, at: number) => {
    const connection = await open(port);
    const step = (1000 / perSecond) * job.connections;
    for (let due = began + (step * at) / job.connections; due < ends; due += step) {
      const wait = due - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      await one(connection, wait > 0 ? performance.now() : due);
    }
    connection.close();
  };
  await Promise.all(
    Array.from({ length: job.connections }, (_, at) =>
      job.perSecond === null ? work() : paced(job.perSecond, at),
    ),
  );
  return { times, failures, seconds: (performance.now() - began) / 1000 };
}

interface Connection {
  ask(message: Buffer): Promise<{ isOk: boolean }>;
  close(): void;
}

function open(port: number): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(connectionOf(socket)));
    socket.setNoDelay(true);
    socket.once('error', reject);
  });
}

function connectionOf(socket: Socket): Connection {
  let received = Buffer.alloc(0);
  let answer: (value: { isOk: boolean }) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const length = messageLength(received);
    if (length === null || received.length < length) return;
    const isOk =
      received.subarray(9, 12).toString('latin1') === '200' && !received.includes('"errors"');
    received = received.subarray(length);
    answer({ isOk });
  });
  socket.on('close', () => refuse(new Error('the server closed the connection')));
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        answer = resolve;
        refuse = reject;
        socket.write(message);
      }),
    close: () => socket.end(),
  };
}

/** Head and body, or null while the head is not there. Every stack says its content-length. */
function messageLength(received: Buffer): number | null {
  const headEnd = received.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const head = received.subarray(0, headEnd).toString('latin1');
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) throw new Error(`an answer without content-length:\n${head}`);
  return headEnd + HEAD_END.length + Number(length);
}

function httpMessage({ headers, body }: LoadJob['requests'][number]): Buffer {
  const lines = Object.entries({
    host: '127.0.0.1',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST /graphql HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}
