/** `node apps/server/src/main.ts`: PORT, HOST and DATA_DIR choose where it listens and keeps its data. */
import { serve } from './serve.ts';

const code = await serve(process.env);
if (code !== 0) process.exitCode = code;
