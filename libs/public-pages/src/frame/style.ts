/**
 * The look of the public pages. It stands in the page itself, so that a page is one request. Sizes are rem without
 * any text-size-adjust: WeChat enlarges the type for those who need it, and nothing here may stop that.
 */
const lines = `
*{box-sizing:border-box}
html{font-size:112.5%;--red:#a61d24;--ink:#1f1f1f;--soft:#595959;--line:#e8e6e3;--field:#767d86;--blue:#1b4f9c}
body{margin:0;background:#f6f5f3;color:var(--ink);font:1rem/1.65 system-ui,-apple-system,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
a{color:var(--blue);text-underline-offset:.2em}
:focus-visible{outline:3px solid #1b5fc1;outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;background:#fff;padding:1rem;z-index:9}
.top,main,.foot{max-width:42rem;margin:0 auto;padding:0 1rem}
.bar{background:#fff;border-bottom:1px solid var(--line)}
.top{display:flex;flex-wrap:wrap;align-items:center;column-gap:1rem}
.top a{display:inline-flex;align-items:center;min-height:3.35rem;text-decoration:none}
.brand{font-weight:700;font-size:1.1rem;color:var(--ink);margin-right:auto}
.brand svg{width:1.9rem;height:1.9rem;margin-right:.6rem;flex:none}
.top .lang{min-width:3.35rem;justify-content:center}
.demo{background:#fff4d6;border-bottom:1px solid #e4cf93;font-size:1rem}.demo p{max-width:42rem;margin:0 auto;padding:.4rem 1rem}
main{padding-top:1.25rem;padding-bottom:2.5rem;display:block}
h1{text-wrap:balance;font-size:1.75rem;line-height:1.3;margin:.5rem 0 1rem;letter-spacing:.01em}
h2{font-size:1.3rem;line-height:1.4;margin:2rem 0 .6rem}
h3{font-size:1.1rem;margin:1.2rem 0 .3rem}
p{margin:.5rem 0}.soft{color:var(--soft)}
.card{background:#fff;border:1px solid var(--line);border-radius:.75rem;padding:1.1rem 1.1rem;margin:1rem 0}
.card h2,.card h3{margin-top:0}
.b{display:flex;align-items:center;justify-content:center;width:100%;min-height:3.5rem;padding:.6rem 1.2rem;font:inherit;font-weight:700;text-align:center;text-decoration:none;border-radius:.6rem;border:2px solid var(--red);background:var(--red);color:#fff;cursor:pointer;margin:.75rem 0}
.b:hover{background:#8c1a20}.b.w{background:#fff;color:var(--red)}.b.w:hover{background:#fbeeee}.b[aria-disabled=true]{background:#6b7078;border-color:#6b7078;color:#fff}
.t{display:inline-flex;align-items:center;min-height:3.35rem;min-width:3.35rem;padding:0;background:none;border:0;font:inherit;color:var(--blue);text-decoration:underline;cursor:pointer}
.foot{font-size:1rem;color:var(--soft);padding-bottom:2rem}
.foot ul,.list{list-style:none;padding:0;margin:0}.foot ul{display:flex;flex-wrap:wrap;column-gap:1.5rem;border-top:1px solid var(--line)}.foot a{display:inline-flex;align-items:center;min-height:3.35rem}
`;

const toldLines = `
.tag{display:inline-block;border-radius:.4rem;padding:.05rem .6rem;background:#eef0f2;color:#3a4048;font-weight:600}.tag.go{background:#e6f2e6;color:#1d5c1d}.tag.no{background:#fbeeee;color:#8c1a20}.tag.wait{background:#fdf5e3;color:#7a4a00}.pre{white-space:pre-line}
.risk{border-left:.35rem solid #b45309;background:#fffaf0}
.facts{margin:.5rem 0}.facts div{padding:.55rem 0;border-top:1px solid var(--line)}.facts div:first-child{border-top:0}.facts dt{color:var(--soft)}.facts dd{margin:0;font-weight:600}
.steps{padding:0;margin:0;list-style:none;counter-reset:s}.steps li{counter-increment:s;position:relative;padding:.2rem 0 .9rem 3rem}.steps li:before{content:counter(s);position:absolute;left:0;top:.15rem;width:2rem;height:2rem;line-height:2rem;text-align:center;border-radius:50%;border:2px solid var(--red);color:var(--red);font-weight:700}
.big{font-size:1.9rem;font-weight:700;letter-spacing:.04em;line-height:1.3;user-select:all;-webkit-user-select:all}
`;

const formLines = `
fieldset{border:0;padding:0;margin:0;min-width:0}legend{padding:0;font-weight:700}
label,.lb{display:block;font-weight:700}
.f{margin:1.3rem 0}.hint{color:var(--soft);margin:.1rem 0 .3rem}
.in{display:block;width:100%;min-height:3.4rem;padding:.5rem .8rem;font:inherit;color:inherit;background:#fff;border:2px solid var(--field);border-radius:.5rem}
textarea.in{min-height:7rem}select.in{appearance:auto}
.in:focus{border-color:#1b5fc1}
.o{display:flex;align-items:center;min-height:3.5rem;padding:.5rem .9rem;margin:.6rem 0;background:#fff;border:2px solid var(--field);border-radius:.5rem;font-weight:400;cursor:pointer}
.o input{width:1.5rem;height:1.5rem;margin:0 .9rem 0 0;flex:none;accent-color:var(--red)}
.o small{display:block;font-size:1rem;color:var(--soft)}
.er{color:#b3261e;font-weight:700;margin:.2rem 0}.bad .in,.bad .o{border-color:#b3261e}.bad{border-left:.3rem solid #b3261e;padding-left:.8rem}
.sum{border:.2rem solid #b3261e;border-radius:.5rem;background:#fff;padding:.8rem 1.1rem;margin:1rem 0}.sum h2{margin:0 0 .4rem}.sum a{color:#b3261e;display:inline-flex;align-items:center;min-height:3.35rem}
.note{border-left:.35rem solid #1b5fc1;background:#eef4fd;padding:.7rem 1rem;margin:1rem 0}.note.off{border-color:#b45309;background:#fff4d6}
.s{padding:.2rem 1.1rem 1rem}.s h2{margin-top:1rem}.j{display:none}.js .j{display:block}.js .b.j{display:flex}.js .t.j{display:inline-flex}.js .n{display:none}
.js .s:not(.on):not([data-step=about]),.js .s.done,.js [data-if]:not(.on),[data-step=check]{display:none}.js [data-step=check].on{display:block}
.sum-list div{display:flex;flex-wrap:wrap;column-gap:1rem;align-items:center;border-top:1px solid var(--line);padding:.3rem 0}.sum-list{margin:0}.sum-list dt{color:var(--soft);flex:1 1 100%}.sum-list dd{margin:0;flex:1 1 8rem;font-weight:600}.sum-list dd+dd{flex:0 0 auto}
[hidden]{display:none!important}
`;

const printLines = `
@page{size:A4;margin:12mm}
.poster{text-align:center}.poster svg{width:62mm;height:62mm}.poster h1{font-size:2.4rem}.poster .mark svg{width:26mm;height:26mm}
@media print{.bar,.foot,.noprint,.demo{display:none}body{background:#fff}main{max-width:none;padding:0}.card{border:0;padding:0}}
`;

const small = (css: string): string => css.replaceAll('\n', '');

/** Style of every page. */
export const baseStyle = small(lines);
/** Style of pages that tell something: what a call is, what comes next, how far an application is. */
export const toldStyle = small(toldLines);
/** Style of pages with questions. */
export const formStyle = small(formLines);
/** Style of the poster, on screen and on paper. */
export const printStyle = small(printLines);
