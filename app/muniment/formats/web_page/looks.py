"""How the page looks: light and dark, wide and narrow, on screen and on paper."""

LOOK = """
:root{color-scheme:light dark;--ink:#1e1c18;--soft:#635d52;--line:#dcd6ca;--paper:#fffefb;--shade:#f6f2ea;
--link:#1d4f7c;--step:1.1rem}
@media (prefers-color-scheme:dark){:root{--ink:#e9e5dc;--soft:#aca596;--line:#3b372f;--paper:#181613;
--shade:#221f1a;--link:#9dc4ea}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);
font:1rem/1.5 Charter,"Bitstream Charter","Noto Serif",Cambria,Georgia,serif;overflow-wrap:break-word}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.unit:target{background:var(--shade);box-shadow:0 0 0 .4rem var(--shade)}
.skip{position:absolute;inset-inline-start:-100vw}
.skip:focus{inset-inline-start:1rem;top:1rem;padding:.5rem 1rem;background:var(--paper);z-index:1}
.frame{display:grid;grid-template-columns:minmax(0,1fr);max-width:84rem;margin:0 auto;padding:0 1.5rem}
h1,h2,h3,h4,h5,h6{line-height:1.25;font-weight:600;text-wrap:balance}
h1{font-size:2rem;margin:2.5rem 0 .25rem}
h2{font-size:1.4rem;margin:2.5rem 0 1rem}
h3{font-size:1.1rem;margin:2rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
p{margin:0 0 .6rem}p:last-child{margin-bottom:0}
ul,ol{margin:0 0 .6rem;padding-inline-start:1.4rem}dd>:last-child{margin-bottom:0}
blockquote{margin:0 0 .6rem;padding-inline-start:1rem;border-inline-start:3px solid var(--line)}
.lead{list-style:none;margin-inline-start:-1.4rem}
.heading{font-weight:600}
.under,.level,.date,.mark,.also,footer,dt{color:var(--soft)}
.under{margin:0}
nav{font-size:.9rem;line-height:1.4}
nav h2{font-size:1rem;margin:1.5rem 0 .5rem}
nav ul{list-style:none;padding:0;margin:0}
nav ul ul{padding-inline-start:1rem}
nav li{margin:.3rem 0}
nav a{text-decoration:none}nav a:hover{text-decoration:underline}
nav .date{white-space:nowrap}
dl{margin:0}
dl>div{display:grid;grid-template-columns:minmax(8rem,13rem) minmax(0,1fr);gap:0 1.5rem;margin-bottom:.45rem}
dt{font-size:.9rem;line-height:1.65;grid-row:1/span 40}
dd{margin:0;grid-column:2;max-width:44rem}dd+dd{margin-top:.1rem}
.unit{border-top:1px solid var(--line);padding:.5rem 0}
.line{display:grid;grid-template-columns:minmax(0,11rem) minmax(0,1fr) minmax(0,10rem);gap:0 1.5rem;
align-items:baseline}
.name{grid-column:2;grid-row:1;margin:0;border:0;padding-block:0;font-size:1rem;font-weight:400;text-wrap:wrap}
.part>.line>.name{font-weight:600}
.name a{color:inherit;text-decoration:none}.name a:hover{text-decoration:underline}
.level{font-size:.8rem;font-weight:400;margin-inline-end:.5rem}
.mark{grid-column:1;grid-row:1;font-size:.9rem}
.date{font-size:.9rem}
.line>.date{grid-column:3;grid-row:1;text-align:end}
.heads{font-size:.8rem;color:var(--soft);padding-bottom:.25rem}.heads>*{color:inherit;font-size:inherit}
.said{margin-inline-start:12.5rem;margin-top:.35rem;font-size:.94rem}
.said dl>div{grid-template-columns:minmax(6rem,9rem) minmax(0,1fr);gap:0 1rem;margin-bottom:.25rem}
.d1>.line>.name,.d1>.said{padding-inline-start:var(--step)}
.d2>.line>.name,.d2>.said{padding-inline-start:calc(2*var(--step))}
.d3>.line>.name,.d3>.said{padding-inline-start:calc(3*var(--step))}
.d4>.line>.name,.d4>.said{padding-inline-start:calc(4*var(--step))}
.d5>.line>.name,.d5>.said{padding-inline-start:calc(5*var(--step))}
.d6>.line>.name,.d6>.said{padding-inline-start:calc(6*var(--step))}
.texts{margin:1rem 0;font-size:1rem}
.row{display:grid;grid-template-columns:minmax(0,1fr);gap:0 2rem}
.two>.row{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.row>div{padding:.2rem 0;max-width:44rem}
.heads.row{border-bottom:1px solid var(--line);margin-bottom:.3rem}
.index{columns:18rem;column-gap:2rem;list-style:none;padding:0;font-size:.94rem}
.index li{break-inside:avoid;margin:0 0 .35rem;padding-inline-start:1rem;text-indent:-1rem}
.index li *{text-indent:0}
footer{border-top:1px solid var(--line);margin-top:3rem;padding:1rem 0 3rem;font-size:.9rem}
@media (min-width:64rem){.frame{grid-template-columns:15rem minmax(0,1fr);gap:0 3rem}
.frame>header,.frame>footer{grid-column:1/-1}
.frame>nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding-bottom:1.5rem}}
@media (max-width:64rem){nav{max-height:40vh;overflow:auto;margin-top:1rem;padding:0 1rem 1rem;
background:var(--shade)}}
@media (max-width:40rem){.frame{padding:0 1rem}h1{font-size:1.5rem;margin-top:1.5rem}
dl>div,.said dl>div{display:block;margin-top:.5rem}
.line{grid-template-columns:minmax(0,1fr) auto;gap:0 1rem}
.name{grid-column:1/-1;grid-row:2}.line>.date{grid-column:2}.said{margin-inline-start:0}
.heads:not(.row){display:none}.two>.row{grid-template-columns:minmax(0,1fr)}
.two>.row>div+div{padding-inline-start:.75rem;border-inline-start:2px solid var(--line)}}
@media print{
:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--shade:#fff;--link:#000}
html{font-size:10pt}.frame{display:block;max-width:none;padding:0}.skip{display:none}
h1{margin-top:0}a{text-decoration:none}nav{columns:2;break-after:page;
max-height:none;overflow:visible;padding:0}nav h2{column-span:all}
h2,h3,.line,.heads{break-after:avoid}p{orphans:3;widows:3}.line,dt{break-inside:avoid}
.objects a[href^=http]::after{content:" <" attr(href) ">";font-size:.85em}
.unit:target{box-shadow:none}}
"""


def on_paper(title: str) -> str:
    """Return the head and the foot of each page on paper: the title, and its number."""
    # What is neither a letter nor a figure is escaped: it could end the string, or the style.
    said = "".join(each if each.isalnum() or each == " " else f"\\{ord(each):x} " for each in title)
    head = f'@top-left{{content:"{said}";font-size:8pt}}'
    return f"@page{{margin:20mm 18mm;{head}@bottom-center{{content:counter(page);font-size:8pt}}}}\n"
