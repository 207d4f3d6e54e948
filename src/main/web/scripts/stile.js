// What the browser runs. Each module enhances one element; every page works when this file is deleted.
import { createAll } from 'nhsuk-frontend/dist/nhsuk/index.mjs';
import { Button } from 'nhsuk-frontend/dist/nhsuk/components/button/button.mjs';
import { CharacterCount } from 'nhsuk-frontend/dist/nhsuk/components/character-count/character-count.mjs';
import { Checkboxes } from 'nhsuk-frontend/dist/nhsuk/components/checkboxes/checkboxes.mjs';
import { ErrorSummary } from 'nhsuk-frontend/dist/nhsuk/components/error-summary/error-summary.mjs';
import { PasswordInput } from 'nhsuk-frontend/dist/nhsuk/components/password-input/password-input.mjs';
import { Radios } from 'nhsuk-frontend/dist/nhsuk/components/radios/radios.mjs';
import { SkipLink } from 'nhsuk-frontend/dist/nhsuk/components/skip-link/skip-link.mjs';
import { check } from './check.js';
import { copy } from './copy.js';
import { facets } from './facets.js';
import { keep } from './keep.js';
import { progress } from './progress.js';
import { slash } from './slash.js';
import { suggest } from './suggest.js';

document.body.classList.add('nhsuk-frontend-supported');
[Button, CharacterCount, Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink].forEach(part => createAll(part));

const enhance = (selector, module) => document.querySelectorAll(selector).forEach(module);
enhance('[data-slash]', slash);
enhance('input[data-suggest]', suggest);
enhance('form[data-facets]', facets);
enhance('[data-progress-url]', progress);
enhance('button[data-copy]', copy);
enhance('form[data-check]', check);
enhance('form[data-keep]', keep);
