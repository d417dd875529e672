import { EVERYONE_WINDOWS } from './everyone.ts';
import type { PlaygroundWindow } from './window.ts';

const UNLOCK = `# 解锁账号：同事连续输错五次密码，账号被锁住时用
#
# 1. 先问清楚是不是本人输错的。不是本人，说明有人在猜密码：
#    不要解锁，15 分钟后会自己打开，请先报告领导。
# 2. 点开左下角的“变量”，把 name 改成那位同事的用户名，
#    大小写要一样。
# 3. 点“发送请求”。右边出现 true，马上可以重新登录。
#
# 提示 NOT_FOUND：没有这个用户名，多半是打错了。
# 提示“这台机器登录失败太多次”的，解锁没有用，
# 请过 15 分钟再试，或换一台电脑。

mutation UnlockStaff($name: String!) {
  unlockStaff(name: $name)
}
`;

export const ADMIN_WINDOWS: readonly PlaygroundWindow[] = [
  ...EVERYONE_WINDOWS,
  { title: '解锁账号', query: UNLOCK, variables: { name: '把用户名填在这里' } },
];
