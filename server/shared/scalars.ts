import { GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { isDay, type Day } from './day.ts';
import { isDecimal } from './money.ts';
import { Refusal } from './refusal.ts';

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  ...GraphQLDateTime.toConfig(),
  name: 'DateTime',
  description: 'A moment as RFC 3339 in UTC, such as 2026-11-24T02:40:00.000Z (时刻).',
  parseValue: (value) => readMoment(() => GraphQLDateTime.parseValue(value)),
  parseLiteral: (node) => readMoment(() => GraphQLDateTime.parseLiteral(node)),
  serialize: (value) => (value as Date).toISOString(),
});

function readMoment(read: () => Date): Date {
  try {
    return read();
  } catch {
    throw new Refusal('BAD_INPUT', '时间应写成 "2026-12-01T08:00:00+08:00" 的样子，请改后重试。');
  }
}

export const DateScalar = new GraphQLScalarType<Day, Day>({
  name: 'Date',
  description: 'A calendar day in Asia/Shanghai, such as 2026-11-24 (日期).',
  serialize: checkDay,
  parseValue: checkDay,
  parseLiteral: (node) => checkDay(node.kind === Kind.STRING ? node.value : undefined),
});

function checkDay(value: unknown): Day {
  if (typeof value === 'string' && isDay(value)) return value;
  throw new Refusal('BAD_INPUT', '日期应写成 "2026-11-24" 的样子，请改后重试。');
}

export const YuanScalar = decimalScalar(
  'Yuan',
  'Money in yuan as a decimal string with two places, such as "1567972.28" (元).',
  /^-?\d{1,15}\.\d{2}$/,
);

export const DecimalScalar = decimalScalar(
  'Decimal',
  'An exact decimal as a string, such as "124.9788302" (小数).',
);

/** A file that came with a GraphQL multipart request. */
export class UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;

  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.bytes = bytes;
  }
}

export const UploadScalar = new GraphQLScalarType<UploadedFile, never>({
  name: 'Upload',
  description: 'A file sent with a GraphQL multipart request (上传文件).',
  parseValue(value) {
    if (value instanceof UploadedFile) return value;
    throw new Refusal('BAD_INPUT', '请用“文件”按钮附上文件，变量名与 file 对应。');
  },
  parseLiteral() {
    throw new Refusal('BAD_INPUT', '文件要作为变量上传，不能直接写在语句里。');
  },
  serialize() {
    throw new Error('a file is never an answer');
  },
});

function decimalScalar(name: string, description: string, shape?: RegExp) {
  const check = (value: unknown): string => {
    if (typeof value === 'string' && (shape ? shape.test(value) : isDecimal(value))) return value;
    throw new Refusal('BAD_INPUT', `${name} 应是数字字符串，例如 "1567972.28"。`);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: check,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : undefined),
  });
}
