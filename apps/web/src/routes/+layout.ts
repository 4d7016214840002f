// A page is put together in the browser; what is public text is also written out when the app is built (their +page.ts).
export const ssr = false;
export const prerender = false;
