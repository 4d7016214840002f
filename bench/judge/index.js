// `node bench/judge [--json]`, on Node 24.
await import('./main.ts');
