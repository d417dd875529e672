// A static bundle: everything is drawn in the browser.
export const ssr = false;
export const prerender = false;
