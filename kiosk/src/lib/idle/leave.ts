import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { display } from '#lib/display/display.svelte.ts';
import { forgetPagers } from '#lib/pagers.ts';
import { settings } from '#lib/settings.svelte.ts';

const REACHABLE_WITHIN_MS = 1_500;

/** Nobody is there: the next person finds the first screen and nothing of the last one. */
export async function returnToRotation(): Promise<void> {
  settings.reset();
  forgetPagers();
  await goto(resolve('/'), { replaceState: true });
}

/**
 * A fresh page in place of this one, so that nothing of it is left in memory. While the server is
 * away that would end on the browser's error page: then the screens are changed without it.
 */
export async function leaveToStart(): Promise<void> {
  const start = new URL(resolve('/'), location.href);
  if (!start.pathname.endsWith('/')) start.pathname += '/';
  if (display.profileName !== null) start.searchParams.set('profile', display.profileName);
  if (await isReachable(start)) location.replace(start);
  else await returnToRotation();
}

async function isReachable(url: URL): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(REACHABLE_WITHIN_MS);
    return (await fetch(url, { method: 'HEAD', cache: 'no-store', signal })).ok;
  } catch {
    return false;
  }
}
