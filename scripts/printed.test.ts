import { describe, expect, it } from 'vitest';
import { asPrinted } from './printed';

const printed = asPrinted(
  `<header id="head"></header><h1>Course</h1>
<div class="lesson" data-printed="maglev"><h1>Maglev</h1><h2 id="why">Why</h2><a href="#why">1</a><a href="/en/#maglev">up</a>
<course-island id="sim" class="island " name="simulation"><img loading="lazy" src="a.svg"/><course-data hidden=""><script type="application/json">{"id":"why"}</script></course-data></course-island></div>
<div class="lesson" data-printed="dns" id="dns"><h2 id="why">Why</h2><svg aria-labelledby="why what" fill="url(#dots)"></svg></div>`,
);

describe('the whole course on one page', () => {
  it('has each lesson’s ids apart, and what refers to them', () => {
    expect(printed).toContain('<h3 id="maglev.why">Why</h3><a href="#maglev.why">1</a><a href="/en/#maglev">up</a>');
    expect(printed).toContain('<svg aria-labelledby="dns.why dns.what" fill="url(#dns.dots)">');
    expect(printed).toContain('<header id="head">');
    expect(printed).toContain('data-printed="dns" id="dns">');
  });

  it('has each lesson as a chapter, its headings a level lower', () => {
    expect(printed).toContain('<h1>Course</h1>');
    expect(printed).toContain('<h2>Maglev</h2><h3 id');
  });

  it('has nothing that comes alive, and every picture at hand', () => {
    expect(printed).toContain('<div id="maglev.sim" class="island "><img src="a.svg"/></div>');
    expect(printed).not.toMatch(/course-island|course-data|json/);
  });

  it('is the only page that is made so', () => {
    const other = '<main><course-island name="lab"><img loading="lazy"/></course-island></main>';
    expect(asPrinted(other)).toBe(other);
  });
});
