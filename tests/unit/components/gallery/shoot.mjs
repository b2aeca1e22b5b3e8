// Takes pictures of the built gallery. node shoot.mjs BUILT_DIR OUT_DIR [scene,scene…] [lang,lang…] [theme,theme…]
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const [built, out, scenes, langs = 'zh-CN,ko,en', themes = 'light,dark', size = '1280x720'] =
  process.argv.slice(2);
const all =
  'orders,desk,compare,coach,redline,folded,palette,palette-copy,palette-none,composer,composer-late,composer-copy,kit,state-empty,state-paused,state-broken,state-logged-out,state-no-data';
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://x').pathname;
  try {
    const file = join(built, path === '/' ? 'index.html' : path);
    response.setHeader('content-type', types[extname(file)] ?? 'text/plain').end(readFileSync(file));
  } catch {
    response.writeHead(404).end();
  }
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
mkdirSync(out, { recursive: true });
const [width, height] = size.split('x').map(Number);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width, height } });
page.on('console', (message) => console.log(message.text()));
page.on('pageerror', (error) => console.log('ERROR', error.message));
for (const scene of (scenes || all).split(',')) {
  for (const lang of langs.split(',')) {
    for (const theme of themes.split(',')) {
      await page.goto(
        `http://127.0.0.1:${server.address().port}/?scene=${scene}&lang=${lang}&theme=${theme}`,
      );
      await page.waitForTimeout(scene === 'state-loading' ? 600 : 200);
      await page.screenshot({ path: join(out, `${scene}-${theme}-${lang}.png`) });
    }
  }
}
await browser.close();
server.close();
