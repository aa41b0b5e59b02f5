/**
 * The whole script of the sandbox's document: it starts the worker it is sent, and hands on what that says. A document without
 * an origin is not served by a service worker, so offline it must come with the page; the page's policy then
 * has to know it by its hash (astro.config.mjs). Hence a text, which no minifier touches.
 */
export const frameScript = `if(self.origin==='null')addEventListener('message',e=>{
if(e.source!==parent||!e.ports[0])return;
const port=e.ports[0];let sent=0,ended=false;
const worker=new Worker(URL.createObjectURL(new Blob([e.data],{type:'text/javascript'})));
const end=message=>{if(ended)return;ended=true;worker.terminate();port.postMessage({kind:'failed',...message})};
worker.onmessage=({data})=>{if(ended)return;if(++sent>2000)end({message:'More than 2,000 outputs'});else port.postMessage(data)};
worker.onerror=event=>{event.preventDefault();end({message:String(event.message),line:event.lineno})};
worker.onmessageerror=()=>end({message:'Something that cannot be sent'});
},{once:true});`;

/**
 * The sandbox's document. Its policy forbids everything but that script, the worker it makes, and WebAssembly in it; the
 * worker inherits the policy.
 */
export function frameDocument(hash: string): string {
  const policy = `default-src 'none'; script-src '${hash}' 'wasm-unsafe-eval'; worker-src blob:`;
  return `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${frameScript}</script>`;
}
