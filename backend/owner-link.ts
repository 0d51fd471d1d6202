import { connect } from '../db/client.ts';
import { readConfig } from './config.ts';
import type { OneTimeLink } from './contract/people.ts';
import { createLog } from './log.ts';
import { linkByEmail } from './people/link-by-email.ts';
import { linkFirstOwner } from './people/owner-link.ts';
import { prepareDatabase } from './prepare.ts';
import { runCommand } from './run-command.ts';
import { loadRunningStack } from './stack-environment.ts';

/** `npm run owner-link [-- E-MAIL]`: for the first owner, or for someone who has lost their password. */
await runCommand(async () => {
  loadRunningStack();
  const config = readConfig(process.env);
  const { database, close } = connect(config.databaseUrl);
  const services = { database, publicUrl: config.publicUrl, now: () => new Date() };
  const [email] = process.argv.slice(2);
  try {
    await prepareDatabase(database, config, createLog(config.logLevel));
    show(await (email === undefined ? linkFirstOwner(services) : linkByEmail(services, email)));
  } finally {
    await close();
  }
});

function show({ url, expiresAt }: OneTimeLink): void {
  console.log(`${url}\nSets a password, once, until ${expiresAt}.`);
}
