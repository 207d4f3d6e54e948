// Builds what the browser loads: one style sheet, two scripts, the mark. And fetches the English dictionary. Same input, same bytes.
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import * as sass from 'sass';

const out = '../../../target/classes/META-INF/resources/assets';
const nhsuk = 'node_modules/nhsuk-frontend/dist/nhsuk/assets/images';
// the icons that the style sheet of the NHS components points at
const icons = ['cross', 'arrow-up', 'arrow-down', 'arrow-up-down'].map(name => `nhsuk-icon-${name}.svg`);

// what search knows as English words; not for browsers
const dictionary = '../../../target/classes/org/stile/search/lucene';

await mkdir(dictionary, { recursive: true });
await mkdir(`${out}/images`, { recursive: true });

const { css } = sass.compile('styles/stile.scss', { style: 'compressed', loadPaths: ['node_modules'], quietDeps: true });

await Promise.all([
  writeFile(`${out}/stile.css`, css),
  build({
    entryPoints: ['scripts/stile.js', 'scripts/supported.js'],
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'warning',
  }),
  ...['mark.svg', 'favicon.svg'].map(name => copyFile(`images/${name}`, `${out}/${name}`)),
  ...['aff', 'dic'].map(part => copyFile(`node_modules/dictionary-en-gb/index.${part}`, `${dictionary}/en-gb.${part}`)),
  ...icons.map(name => copyFile(`${nhsuk}/${name}`, `${out}/images/${name}`)),
]);
