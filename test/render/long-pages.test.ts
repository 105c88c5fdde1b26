import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { narrow } from '../../src/render/narrow.js';
import { liveSections, quickSections } from '../../src/render/nest-sections.js';

const filler = '<p>Cows eat grass.</p>\n'.repeat(5000);
const decode = (html: string): string =>
  html.replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)));

describe('a long page with few characters beyond Latin-1', () => {
  test('has references for them', () => {
    expect(narrow(`${filler}<p>Café – 🐄</p>`)).toBe(`${filler}<p>Café &#8211; &#128004;</p>`);
  });

  test('keeps text in which references mean nothing', () => {
    const literal =
      '<script>"–"</script><STYLE>/* – */</STYLE><svg><![CDATA[–]]></svg><noscript>–</noscript><!-- <style> – --><script>–';
    expect(narrow(filler + literal)).toBe(filler + literal);
    expect(narrow(`${filler}<script>"<style>–"</script>–`)).toBe(
      `${filler}<script>"<style>–"</script>&#8211;`,
    );
    expect(narrow(`${filler}<!-- <style> -->–<script>"–"</script>`)).toBe(
      `${filler}<!-- <style> -->&#8211;<script>"–"</script>`,
    );
  });

  test('has the same text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 20 }), (texts) => {
        const html = filler + texts.join(' ').replaceAll(/[<&]/g, '');
        expect(decode(narrow(html))).toBe(html);
      }),
    );
  });
});

test('a page with many wide characters, or a short one, stays as it is', () => {
  const many = filler + '牛'.repeat(2000);
  expect(narrow(many)).toBe(many);
  expect(narrow('–')).toBe('–');
});

describe('the sections of a page', () => {
  const section = (key: string, level: number, length: number) => ({
    key,
    ids: [key],
    level,
    head: '',
    html: `<p>${'x'.repeat(length)}</p>\n`,
  });
  const sections = [
    section('cows', 1, 30_000),
    section('milk', 2, 10_000),
    section('cheese', 2, 15_000),
    section('pigs', 1, 100),
  ];
  const outline = (html: string): string => html.replaceAll(/<p>x*<\/p>|\n| style="--h:\d+"/g, '');

  test('are nested, with a pause after each part', () => {
    expect(outline(quickSections(sections, 'pause.js'))).toBe(
      '<section id="cows"><script src="pause.js"></script><section id="milk"></section><section id="cheese"></section></section>' +
        '<script src="pause.js"></script><section id="pigs"></section>',
    );
  });

  test('have no pauses if there is little of them, or if the dev server replaces them', () => {
    expect(quickSections([section('cows', 1, 1000), section('milk', 2, 1000)], 'pause.js')).not.toContain(
      'script',
    );
    expect(outline(liveSections(sections))).toBe(
      '<section id="cows" data-unit="cows"><section id="milk" data-unit="milk"></section>' +
        '<section id="cheese" data-unit="cheese"></section></section><section id="pigs" data-unit="pigs"></section>',
    );
  });
});
