import { escapeHtml } from '../../shared/html.ts';
import { workspaceOf } from './altair.ts';
import {
  type DemoAccount,
  type PlaygroundOptions,
  type PlaygroundStaff,
  ROLE_NAMES,
} from './staff.ts';
import { windowsFor } from './windows/windows.ts';

export function signInPage(options: PlaygroundOptions): string {
  const { demoAccounts, demoPassword } = options;
  const demo = demoAccounts && demoPassword ? demoSection(demoAccounts, demoPassword) : '';
  return page(
    '工作人员登录',
    'sign-in',
    `<body>
    <main class="${demo ? 'with-demo' : ''}">
      <section class="notice">
        <img class="seal" src="/playground/assets/icon.svg" alt="" width="56" height="56" />
        <h1>连心 <small>政务公开工作台</small></h1>
        <p class="motto">每一条公开，都经得起看。</p>
        <form id="sign-in" method="post" autocomplete="on">
          <label for="name">账号</label>
          <input id="name" name="name" required maxlength="64" autocomplete="username"
            autocapitalize="none" spellcheck="false" autofocus />
          <label for="password">密码</label>
          <input id="password" name="password" type="password" required maxlength="200"
            autocomplete="current-password" />
          <p id="problem" class="problem" role="alert" aria-live="assertive"></p>
          <button id="submit" type="submit">登录</button>
        </form>
        <noscript><p class="problem">请在浏览器里打开 JavaScript，再刷新本页。</p></noscript>
        <p class="hint">忘记密码或账号被锁，请找系统管理员。用完请点右上角“退出”。</p>
      </section>
      ${demo}
    </main>
  </body>`,
  );
}

function demoSection(accounts: readonly DemoAccount[], password: string): string {
  const rows = accounts.map(
    ({ name, displayName, duty }) => `<tr>
              <th scope="row"><button type="button" data-account="${escapeHtml(name)}">${escapeHtml(name)}</button></th>
              <td>${escapeHtml(displayName)}</td>
              <td>${escapeHtml(duty)}</td>
            </tr>`,
  );
  return `<section class="demo" aria-labelledby="demo-title">
        <h2 id="demo-title">演示账号</h2>
        <p>演示数据，人员均为虚构。密码都是 <code id="demo-password">${escapeHtml(password)}</code>，点账号自动填好。</p>
        <table>
          <thead><tr><th scope="col">账号</th><th scope="col">姓名</th><th scope="col">做什么</th></tr></thead>
          <tbody>
            ${rows.join('\n            ')}
          </tbody>
        </table>
      </section>`;
}

/** The thin bar that says who is working, above Altair in a frame of its own. */
export function deskPage(staff: PlaygroundStaff): string {
  const roles = staff.roles
    .map((role) => ROLE_NAMES[role])
    .filter((name) => !staff.displayName.includes(name))
    .join('、');
  return page(
    '操作台',
    'desk',
    `<body data-workspace="${escapeHtml(workspaceOf(staff))}" data-windows="${windowsFor(staff.roles).length}">
    <header>
      <p class="brand"><img src="/playground/assets/icon.svg" alt="" width="28" height="28" />连心</p>
      <p class="person"><b>${escapeHtml(staff.displayName)}</b> <span>${escapeHtml(roles)}</span></p>
      <p id="problem" class="problem" role="alert" aria-live="assertive"></p>
      <button id="restore" type="button" title="关掉的标签页找回来，改过的说明和变量恢复原样">恢复标签页</button>
      <button id="sign-out" type="button">退出</button>
    </header>
    <iframe id="desk" title="操作台"></iframe>
    <noscript><p class="problem">请在浏览器里打开 JavaScript，再刷新本页。</p></noscript>
  </body>`,
  );
}

function page(title: string, asset: 'sign-in' | 'desk', body: string): string {
  return `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>${title} · 连心</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/playground/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/playground/assets/${asset}.css" />
    <script type="module" src="/playground/assets/${asset}.js"></script>
  </head>
  ${body}
</html>
`;
}
