import type { Sandbox } from './sandbox.ts';

/** Has the browser ready before it is needed: its first page takes far longer than all that follow. */
export async function warmBrowser(sandbox: Sandbox): Promise<void> {
  const page = await (await sandbox.browser()).newPage();
  await page.close();
}
