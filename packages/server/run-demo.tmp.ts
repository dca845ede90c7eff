import { readFileSync } from 'node:fs';
import { startDemo } from './src/index.ts';
const t=Date.now();
const r = await startDemo({scenarioText: readFileSync('scenarios/november-2023.yaml','utf8'), port: 8410, dataDir: '/tmp/parley-demo', webDir: 'packages/web/dist', print: console.log});
console.log(Date.now()-t,'ms');
await r.stopped;
