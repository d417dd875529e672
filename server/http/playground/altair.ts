import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AltairConfigOptions } from 'altair-static';
import type { PlaygroundStaff } from './staff.ts';
import { windowsFor } from './windows/windows.ts';

const PACKAGE = createRequire(import.meta.url).resolve('altair-static/package.json');

export const ALTAIR_FOLDER = join(dirname(PACKAGE), 'build', 'dist');

const MONO = '"JetBrains Mono", "Noto Sans Mono CJK SC", "Microsoft YaHei", monospace';

/** The town's settings: they win over whatever a browser remembers. */
const SETTINGS: AltairConfigOptions['persistedSettings'] = {
  theme: 'light',
  'theme.editorFontFamily': MONO,
  'theme.editorFontSize': 14,
  language: 'zh-CN',
  enableTablistScrollbar: true,
  'request.withCredentials': true,
  'schema.reloadOnStart': true,
  'alert.disableUpdateNotification': true,
  'banners.disable': true,
  disablePushNotification: true,
  'response.hideExtensions': true,
  'plugin.list': [],
};

/** Sent with everything: without it the server takes no upload, as it might come from another site. */
const HEADERS = { 'Apollo-Require-Preflight': 'true' };

export function altairOptionsFor(staff: PlaygroundStaff): AltairConfigOptions {
  return {
    endpointURL: '/graphql',
    initialHeaders: HEADERS,
    instanceStorageNamespace: workspaceOf(staff),
    disableAccount: true,
    initialSettings: SETTINGS,
    persistedSettings: SETTINGS,
    initialWindows: windowsFor(staff.roles).map(({ title, query, variables }) => ({
      // Without an address of its own a window takes the one above, made absolute. Altair does not do
      // that for a window's own, and then cannot load the schema.
      initialName: title,
      initialHeaders: HEADERS,
      initialQuery: query,
      initialVariables: JSON.stringify(variables, null, 2),
    })),
  };
}

export function altairOptionsScript(staff: PlaygroundStaff): string {
  return `AltairGraphQL.init(${JSON.stringify(altairOptionsFor(staff), null, 1)});\n`;
}

/**
 * Names what a browser keeps for this person. Another person, other roles or new ready-made windows
 * give another name, so nobody finds someone else's work or yesterday's instructions.
 */
export function workspaceOf(staff: PlaygroundStaff): string {
  const windows = createHash('sha256').update(JSON.stringify(windowsFor(staff.roles)));
  return `lianxin_${staff.name}_${windows.digest('hex').slice(0, 12)}`;
}

/** Altair's page under our path, without its inline style, with the options as a script of their own. */
export function altairPage(): string {
  return readFileSync(join(ALTAIR_FOLDER, 'index.html'), 'utf8')
    .replace('<html>', '<html lang="zh-CN">')
    .replace('<title>Altair</title>', '<title>连心 · 操作台</title>')
    .replace(/<base [^>]*>/, '<base href="/playground/altair/" />')
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(
      '</head>',
      '  <link href="/playground/assets/altair.css" rel="stylesheet" />\n  </head>',
    )
    .replace('</body>', '  <script type="module" src="options.js"></script>\n  </body>');
}
