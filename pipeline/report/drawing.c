#include "drawing.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "drawing_parts.h"
#include "path.h"

/* Colours that are told apart by who sees no red or green as well (M. Okabe
 * and K. Ito, "Color universal design", 2008): blue, orange, and a dark red
 * beside a bluish green. */
static const char style[] =
	".auscult{background:#fff;font-family:'Noto Sans CJK SC',"
	"'WenQuanYi Micro Hei','PingFang SC','Microsoft YaHei',sans-serif;"
	"font-size:12px}\n"
	".auscult .paper{fill:#fff}\n"
	".auscult .heading{font-size:20px;font-weight:bold;fill:#1c2733}\n"
	".auscult .remark{font-size:13px;fill:#5b6875}\n"
	".auscult .key{font-size:12px;fill:#3a4652}\n"
	".auscult .lane{font-size:13px;font-weight:bold;fill:#1c2733}\n"
	".auscult .small{font-size:11px;font-weight:normal;fill:#5b6875}\n"
	".auscult .number{font-size:10px;fill:#7b8794}\n"
	".auscult .right{text-anchor:end}\n"
	".auscult .middle{text-anchor:middle}\n"
	".auscult .grid{stroke:#e3e8ed;stroke-width:1}\n"
	".auscult .axis{stroke:#9aa5b1;stroke-width:1}\n"
	".auscult .wave{stroke-width:1.3;stroke-linecap:round;fill:none}\n"
	".auscult .wave.room{stroke:#c9d1d9}\n"
	".auscult .wave.agent{stroke:#0072b2}\n"
	".auscult .wave.customer{stroke:#d55e00}\n"
	".auscult .wave.unknown,.auscult .wave.system{stroke:#6b5b95}\n"
	".auscult .bar{fill-opacity:.10;stroke-opacity:.45;stroke-width:1}\n"
	".auscult .agent .bar{fill:#0072b2;stroke:#0072b2}\n"
	".auscult .customer .bar{fill:#d55e00;stroke:#d55e00}\n"
	".auscult .unknown .bar{fill:#6b5b95;stroke:#6b5b95}\n"
	".auscult .system .bar{fill:#7b8794;stroke:#7b8794}\n"
	".auscult .said{font-size:12px;fill:#1c2733}\n"
	".auscult .name{font-size:11px;fill:#5b6875}\n"
	".auscult .silence .band{fill:#eef1f4}\n"
	".auscult .sound .band{fill:url(#auscult-sound)}\n"
	".auscult .hold .band{fill:#fbf3d0}\n"
	".auscult .overlap .band{fill:url(#auscult-overlap)}\n"
	".auscult .range{fill-opacity:.18}\n"
	".auscult .median{stroke-width:2}\n"
	".auscult .agent .range{fill:#0072b2}\n"
	".auscult .agent .median{stroke:#0072b2}\n"
	".auscult .customer .range{fill:#d55e00}\n"
	".auscult .customer .median{stroke:#d55e00}\n"
	".auscult .unknown .range,.auscult .system .range{fill:#6b5b95}\n"
	".auscult .unknown .median,.auscult .system .median"
	"{stroke:#6b5b95}\n"
	".auscult .pace{fill-opacity:.45}\n"
	".auscult .agent .pace{fill:#0072b2}\n"
	".auscult .customer .pace{fill:#d55e00}\n"
	".auscult .unknown .pace,.auscult .system .pace{fill:#6b5b95}\n"
	".auscult .tone{stroke:#c9d1d9;stroke-width:.5}\n"
	".auscult .tone0{fill:#f4f6f8}\n"
	".auscult .tone1{fill:#f6e3d3}\n"
	".auscult .tone2{fill:#eebfa2}\n"
	".auscult .tone3{fill:#d9786a}\n"
	".auscult .tone4{fill:#a3123a}\n"
	".auscult .place{fill-opacity:.16}\n"
	".auscult .stem{stroke-width:1;stroke-dasharray:2 2}\n"
	".auscult .chip{fill:#fff;stroke-width:1.2}\n"
	".auscult .title{font-size:12px}\n"
	".auscult .fail .place,.auscult .fail .title{fill:#a3123a}\n"
	".auscult .fail .stem,.auscult .fail .chip{stroke:#a3123a}\n"
	".auscult .pass .place,.auscult .pass .title{fill:#00755a}\n"
	".auscult .pass .stem,.auscult .pass .chip{stroke:#00755a}\n"
	".auscult .hit.unknown .place,.auscult .hit.unknown .title"
	"{fill:#66727e}\n"
	".auscult .hit.unknown .stem,.auscult .hit.unknown .chip"
	"{stroke:#66727e}\n";

static const char definitions[] =
	"<pattern id=\"auscult-overlap\" width=\"6\" height=\"6\" "
	"patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
	"<rect width=\"6\" height=\"6\" fill=\"#a3123a\" "
	"fill-opacity=\".07\"/><rect width=\"2\" height=\"6\" "
	"fill=\"#a3123a\" fill-opacity=\".30\"/></pattern>\n"
	"<pattern id=\"auscult-sound\" width=\"7\" height=\"7\" "
	"patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">"
	"<rect width=\"7\" height=\"7\" fill=\"#e8eef0\"/>"
	"<rect width=\"2\" height=\"7\" fill=\"#cfdade\"/></pattern>\n";

/* Between two marks of the ruler there is room for the time. */
#define MARK_LEAST_PX 70.0

static void draw_ruler(struct page *page, const struct row *row)
{
	static const double steps_s[] = { 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0,
		120.0, 300.0, 600.0, 1800.0, 3600.0 };
	const int last = (int)(sizeof(steps_s) / sizeof(*steps_s)) - 1;
	double end_s = fmin(row->when.end_s, page->duration_s);
	double bottom = page_row_end(page, row);
	double right = page_x(page, row, end_s);
	double px_per_s = (PAGE_WIDTH - PAGE_LEFT - PAGE_RIGHT) / page->row_s;
	int step = 0;

	while (step < last && steps_s[step] * px_per_s < MARK_LEAST_PX)
		step++;
	for (double at_s =
			ceil(row->when.start_s / steps_s[step]) * steps_s[step];
		at_s <= end_s; at_s += steps_s[step]) {
		double x = page_x(page, row, at_s);
		long s = lround(at_s);
		char time[24];

		(void)snprintf(time, sizeof(time), "%ld:%02ld", s / 60, s % 60);
		svg_label(&page->svg, "number middle", x, row->y + 11.0, time,
			strlen(time));
		svg_line(&page->svg, "grid", x, row->y + 15.0, x, bottom);
	}
	svg_line(&page->svg, "axis", PAGE_LEFT, row->y + 15.0, right,
		row->y + 15.0);
}

static void draw_heading(struct page *page)
{
	const struct call *call = page->drawing->call;
	const char *name =
		call->meta.call_id ? call->meta.call_id : call->source.paths[0];
	const char *remark = page->drawing->remark;

	if (name)
		svg_label(
			&page->svg, "heading", 16.0, 34.0, name, strlen(name));
	if (remark)
		svg_label(&page->svg, "remark", 16.0, 56.0, remark,
			strlen(remark));
}

/* A sample of what a class looks like, and what it is called. Returns where the
 * next one begins. */
static double draw_key(struct page *page, double x, const char *group,
	const char *shape, const char *name)
{
	svg_group(&page->svg, group, NULL);
	svg_box(&page->svg, shape, (struct svg_box){ x, 71.0, 22.0, 12.0 },
		2.0);
	svg_group_end(&page->svg);
	svg_label(&page->svg, "key", x + 28.0, 81.0, name, strlen(name));
	return x + 28.0 + svg_width(name, strlen(name), 12.0) + 22.0;
}

static void draw_legend(struct page *page)
{
	static const struct {
		const char *group, *shape, *en, *zh;
	} keys[] = {
		{ "turn agent", "bar", "agent's turn", "坐席话轮" },
		{ "turn customer", "bar", "customer's turn", "客户话轮" },
		{ "overlap", "band", "both speak", "重叠" },
		{ "silence", "band", "silence", "静默" },
		{ "sound hold", "band", "on hold", "保持" },
		{ "sound music", "band", "music, tones, announcements",
			"音乐、提示音、语音导航" },
		{ "turn", "tone tone4", "anger, impatience", "愤怒、不耐烦" },
		{ "hit pass", "chip", "rule passed", "合格" },
		{ "hit fail", "chip", "rule failed, risk", "不合格、预警" },
		{ "hit unknown", "chip", "for a person", "待人工判定" },
	};
	double x = 16.0;

	for (size_t i = 0; i < sizeof(keys) / sizeof(*keys); i++)
		x = draw_key(page, x, keys[i].group, keys[i].shape,
			page_word(page, keys[i].en, keys[i].zh));
}

static enum status draw(struct page *page)
{
	svg_begin(&page->svg, PAGE_WIDTH, page->height, style, definitions);
	svg_box(&page->svg, "paper",
		(struct svg_box){ 0.0, 0.0, PAGE_WIDTH, page->height }, 0.0);
	draw_heading(page);
	draw_legend(page);
	for (size_t i = 0; i < page->row_count; i++) {
		draw_ruler(page, &page->rows[i]);
		draw_bands(page, &page->rows[i]);
		draw_lanes(page, &page->rows[i]);
		draw_hits(page, &page->rows[i]);
		draw_voice(page, &page->rows[i]);
	}
	return svg_end(&page->svg);
}

enum status drawing_write(
	const struct drawing *drawing, struct text *svg, struct failure *why)
{
	struct page page = { .drawing = drawing,
		.svg = { .out = svg, .why = why } };
	enum status rc = page_lay_out(&page, why);

	if (rc == STATUS_OK)
		rc = draw(&page);
	arena_release(&page.arena);
	return rc;
}
