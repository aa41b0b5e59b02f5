// `npm start`: installs what is missing, builds the course, serves it and says where.
import { build } from './build.mjs';
import { prepare } from './prepare.mjs';
import { Advice, command, say, siteFolder } from './shell.mjs';

await command(async () => {
  const port = Number(process.env.PORT ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Advice(
      `PORT is ${process.env.PORT}.`,
      'It must be a whole number from 0 to 65535, such as 4321.',
    );
  }
  await prepare();
  say('Building the course.');
  await build();

  // Not at the top: sirv is there only after the install.
  const { serve } = await import('./serve.mjs');
  const site = await serve({
    directory: siteFolder,
    base: process.env.BASE,
    port,
    host: process.env.HOST ?? 'localhost',
  });
  if (port !== 0 && site.port !== port) say(`\nPort ${port} is taken; using ${site.port}.`);
  say(`\nRectified is open at ${site.url}\nStop with Ctrl-C.`);

  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      say('\nStopped.');
      void site.close();
    });
  }
});
