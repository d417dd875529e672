import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Altair 8.5.9 leaves in English in the Chinese of its screens that staff see. */
const MISSING: Readonly<Record<string, string>> = {
  AUTHORIZATION_PROVIDER_NONE: '不需要',
  AUTHORIZATION_TAB: '身份',
  AUTHORIZATION_TYPE_TEXT: '身份方式',
  DEFAULT_REQUEST_HANDLER_TITLE: '默认发送方式',
  DOCS_BELONGS_TO_TYPE_TEXT: '属于类型',
  DOCS_FILTER_BY_TEXT: '只看',
  DOCS_LOCATIONS_TEXT: '使用位置',
  DOCS_MUTATIONS_TEXT: '办理',
  DOCS_QUERIES_TEXT: '查询',
  DOCS_SUBSCRIPTIONS_TEXT: '订阅',
  DOCS_TYPES_TEXT: '类型',
  DOCS_USED_IN_OPERATIONS_TEXT: '用在这些操作里',
  DOCS_USED_IN_TYPES_TEXT: '用在这些类型里',
  PLUGINS_TEXT: '插件',
  SORT_BY_A_Z: '从 A 到 Z',
  SORT_BY_Z_A: '从 Z 到 A',
};

/** Altair's zh-CN words, the missing ones filled in. */
export function chineseWords(altairFolder: string): Record<string, string> {
  const path = join(altairFolder, 'assets', 'i18n', 'zh-CN.json');
  const words = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  return { ...words, ...MISSING };
}
