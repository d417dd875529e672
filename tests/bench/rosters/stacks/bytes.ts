import { createServer } from 'node:http';
import { listening, readBody } from './node-http.ts';
import { serve } from './stack.ts';

/** What is the least a node server can do: read the request, return bytes it has. */
serve(({ answer }) => {
  const bytes = Buffer.from(answer);
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      JSON.parse(body);
      response
        .writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': bytes.length,
        })
        .end(bytes);
    });
  });
  return listening(server);
});
