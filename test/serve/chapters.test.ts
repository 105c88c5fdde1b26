import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSpecification } from '../../src/api/index.js';
import { type Workspace, workspace } from './workspace.js';

let repository: Workspace;
let close = async (): Promise<void> => {};

beforeEach(() => {
  repository = workspace();
});
afterEach(async () => {
  await close();
  repository.dispose();
});

const mail = (text: string): string => `Mail\n====\n\nSend\n----\n\n${text}\n\nSort\n----\n\nText.\n`;

test('a browser that shows a chapter reloads it after a change, and is told about errors', async () => {
  repository.write(
    'specification/targets.yaml',
    'targets: { index: { files: [index.rst] }, mail: { files: [mail.rst] } }\ntitle_styles: ["=", "-"]\n',
  );
  repository.write('specification/mail.rst', mail('Now.'));
  const server = await openSpecification(repository.root).serve({ port: 0, multiPage: true });
  close = () => server.close();
  const page = await (await fetch(`${server.url}mail/send.html`)).text();
  expect(page).toContain('<p>Now.</p>');
  const [, path, version] = /data-page="([^"]*)" data-version="([^"]*)"/.exec(page) ?? [];
  expect(path).toBe('mail/send.html');
  const events = await fetch(`${server.url}_spec/events?page=${path}&version=${version}`);
  let received = '';
  const reading = (async () => {
    for await (const part of events.body ?? []) {
      received += Buffer.from(part).toString('utf8');
      if (received.includes('"reload"')) return;
    }
  })();
  repository.write('specification/mail.rst', mail('{{no_such_variable}}'));
  await expect.poll(() => received, { timeout: 10_000 }).toContain('no_such_variable');
  expect(received).not.toContain('"reload"');
  repository.write('specification/mail.rst', mail('Later.'));
  await reading;
  expect(await (await fetch(`${server.url}mail/send.html`)).text()).toContain('<p>Later.</p>');
});
