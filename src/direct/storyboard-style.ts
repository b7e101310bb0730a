/** The page's own style: warm paper on the screen, three panels a row in print, no fonts from elsewhere. */
export const storyboardStyle = `
:root{--ink:#24211d;--soft:#7d7468;--paper:#f6f1e7;--card:#fffdf8;--line:#ddd2bf;--accent:#a8391f}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 "Cormorant Garamond","Noto Serif SC","Source Han Serif SC","Songti SC",Georgia,"Times New Roman",serif}
header{max-width:1240px;margin:0 auto;padding:56px 32px 20px;text-align:center}
header .kind{margin:0;letter-spacing:.32em;text-transform:uppercase;font-size:12px;color:var(--accent)}
h1{margin:8px 0 4px;font-size:44px;font-weight:600;line-height:1.1;letter-spacing:.01em}
header .facts{margin:0;color:var(--soft);font-variant-numeric:tabular-nums}
main{max-width:1240px;margin:0 auto;padding:0 32px 64px}
section{margin-top:36px}
h2{display:flex;flex-wrap:wrap;gap:14px;align-items:baseline;margin:0 0 16px;padding-bottom:8px;border-bottom:1px solid var(--line);font-size:19px;font-weight:600}
h2 .number{color:var(--accent)}
h2 .air{margin-left:auto;font-size:14px;font-weight:400;color:var(--soft)}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(320px,1fr));gap:24px}
article{background:var(--card);border:1px solid var(--line);border-radius:4px;overflow:hidden;break-inside:avoid;box-shadow:0 1px 2px rgba(60,45,20,.06)}
figure{position:relative;margin:0;aspect-ratio:16/9;background:#2b2a2c}
figure img{display:block;width:100%;height:100%;object-fit:cover}
.empty{height:100%;display:grid;place-items:center;color:#a79f93;font-style:italic}
.arrow{position:absolute;inset:0;width:100%;height:100%;fill:none;stroke:#fff;stroke-width:1.6;stroke-linecap:round}
.arrow .under{stroke:#1a1715;stroke-width:3.2;opacity:.45}
.bar{display:flex;gap:12px;align-items:baseline;padding:8px 12px;border-bottom:1px solid var(--line);font-size:13px;color:var(--soft);font-variant-numeric:tabular-nums;white-space:nowrap}
.bar b{font-size:17px;color:var(--accent)}
.bar .time{margin-left:auto;color:var(--ink)}
article p{margin:8px 12px}
.what{font-size:13px;color:var(--soft)}
.speech{padding-left:12px;border-left:2px solid var(--accent)}
.speech b{display:block;font-size:12px;letter-spacing:.08em;color:var(--soft);font-weight:600}
@media print{@page{size:A4 landscape;margin:12mm}body{background:#fff;font-size:11px}header{padding:0 0 8px}h1{font-size:28px}main{padding:0}.panels{grid-template-columns:repeat(3,1fr);gap:10px}section{margin-top:14px}article{box-shadow:none}h2{break-after:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
