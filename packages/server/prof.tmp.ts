import { readFileSync } from 'node:fs';
import { readScenario, Rehearsal } from '@parley/rehearsal';
import { cryptography as c0, nodeKeysFrom } from '@parley/vault'; const m=new Map(); const cryptography={...c0, verify(a,b,c){const k=Buffer.from(c).toString('latin1');let v=m.get(k); if(v===undefined){v=c0.verify(a,b,c);m.set(k,v)} return v}};
const r=readScenario(readFileSync('scenarios/november-2023.yaml','utf8')); if(!r.ok) throw r;
for (let i=0;i<5;i++){
const t=performance.now();
const x=await Rehearsal.open(r.scenario,{cryptography, keysFrom: nodeKeysFrom});
const t1=performance.now();
await x.advance(Date.parse('2023-12-02T15:10:00Z'));
console.log(t1-t, performance.now()-t1, x.refusals.length, process.memoryUsage().heapUsed/1e6);
}
