import { chromium } from 'playwright-core';
import { createServer } from 'node:http';
const log=[];
const server = createServer((q,r)=>{ log.push(q.method+' '+q.url); if(q.url==='/favicon.ico') return r.end(); r.setHeader('content-type','text/html'); r.end(`<title>T</title><body><h1>Hi</h1><a href="/x" ping="/ping">link</a><form method=post action="/post"><label>Name <input name=n value=abc></label><label>PW <input type=password name=p value=topsecret></label><label><input type=checkbox name=c checked> Express</label><label>Size <select name=s><option>S</option><option selected>L</option></select></label><textarea aria-label="Note">hello
you</textarea><input type=hidden name=h value=1><button>Order now</button></form><iframe srcdoc="<button>In</button>"></iframe>
<script>addEventListener('pagehide',()=>{navigator.sendBeacon('/beacon-unload','x');fetch('/keepalive',{method:'POST',keepalive:true})}); fetch('/f',{method:'POST'}).catch(()=>{}); navigator.sendBeacon('/beacon'); new Worker(URL.createObjectURL(new Blob(["fetch('"+location.origin+"/w',{method:'POST'})"])))</script>`)}).listen(0,'127.0.0.1',async()=>{
 const url='http://127.0.0.1:'+server.address().port;
 const b = await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']});
 const c = await b.newContext({serviceWorkers:'block'});
 await c.route('**/*', r=>['GET','HEAD','OPTIONS'].includes(r.request().method())?r.continue():(log.push('blocked '+r.request().url()),r.abort('blockedbyclient')));
 const p = await c.newPage(); await p.goto(url+'/');
 await new Promise(r=>setTimeout(r,500));
 console.log(await p.ariaSnapshot({mode:'ai'}));
 const form = p.locator('form').filter({has:p.getByRole('button')});
 console.log(JSON.stringify(await form.ariaSnapshotJSON(),null,1));
 const button=p.locator('aria-ref=e15'); 
 try { console.log(await p.locator('aria-ref=e3').ariaSnapshot()) } catch(e){console.log(e.message)}
 await p.getByRole('button',{name:'Order now'}).click().catch(e=>console.log('click',e.message));
 await new Promise(r=>setTimeout(r,500)); console.log(p.url());
 await p.getByRole('link').click({timeout:3000}).catch(e=>console.log('click',e.message)); await new Promise(r=>setTimeout(r,500));
 console.log(log); await b.close(); server.close();
});
