import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { Refusal } from '../../shared/refusal.ts';
import { UploadedFile } from '../../shared/scalars.ts';

/** Files stay in memory and never touch the disk in clear. */
const LIMITS = { fileSize: 20 * 1024 * 1024, files: 1, fields: 2, fieldSize: 100_000, parts: 3 };

/**
 * Reads a GraphQL multipart request: `operations`, `map`, then the file. Returns the operation with
 * the file in its variables. Throws BAD_INPUT or FILE_TOO_LARGE.
 */
export async function readMultipart(request: IncomingMessage): Promise<unknown> {
  const { fields, files } = await readParts(request);
  const operations = parseObject(fields.get('operations'), 'operations');
  const map = parseObject(fields.get('map'), 'map');
  for (const [key, paths] of Object.entries(map)) {
    const file = files.get(key);
    if (file === undefined || !Array.isArray(paths)) throw malformed('map 里的文件没有随请求送来');
    for (const path of paths) putFile(operations, String(path), file);
  }
  return operations;
}

interface Parts {
  fields: Map<string, string>;
  files: Map<string, UploadedFile>;
}

function readParts(request: IncomingMessage): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parts: Parts = { fields: new Map(), files: new Map() };
    const parser = startParser(request);
    parser.on('field', (name, value) => parts.fields.set(name ?? '', value));
    parser.on('file', (key, stream, { filename }) => {
      const chunks: Buffer[] = [];
      // Nobody else would hear that the body ended within the file, and the process would end too.
      stream.on('error', () => reject(malformed('上传内容不完整')));
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () => {
        reject(new Refusal('FILE_TOO_LARGE', '文件超过 20 MB。请删去图片等多余内容，或分开上传。'));
      });
      stream.on('close', () =>
        parts.files.set(key ?? '', new UploadedFile(filename ?? '', Buffer.concat(chunks))),
      );
    });
    parser.on('close', () => resolve(parts));
    parser.on('error', () => reject(malformed('上传内容不完整')));
    request.on('error', () => reject(malformed('上传中断')));
    request.pipe(parser);
  });
}

function startParser(request: IncomingMessage): busboy.Busboy {
  try {
    return busboy({ headers: request.headers, limits: LIMITS, defParamCharset: 'utf8' });
  } catch {
    throw malformed('multipart 格式不对');
  }
}

function parseObject(text: string | undefined, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below: what matters to the sender is which part was wrong.
  }
  throw malformed(`${name} 部分不是 JSON 对象`);
}

/** "variables.file" in the operation becomes the file; nothing but variables may be touched. */
function putFile(operations: Record<string, unknown>, path: string, file: UploadedFile): void {
  const [root, name, ...rest] = path.split('.');
  const { variables } = operations;
  if (root !== 'variables' || name === undefined || rest.length > 0 || !isRecord(variables))
    throw malformed('map 只能指向一个变量，例如 variables.file');
  if (!Object.hasOwn(variables, name)) throw malformed('map 指向的变量不存在');
  variables[name] = file;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function malformed(what: string): Refusal {
  return new Refusal('BAD_INPUT', `${what}，请用操作台的“文件”按钮重新上传。`);
}
