#include "picture.h"

#include <librsvg/rsvg.h>
#include <math.h>

#define TEXT_OF(number) TEXT_OF_VALUE(number)
#define TEXT_OF_VALUE(number) #number

static cairo_status_t write_part(
	void *out, const unsigned char *bytes, unsigned int count)
{
	return fwrite(bytes, 1, count, out) == count ? CAIRO_STATUS_SUCCESS
						     : CAIRO_STATUS_WRITE_ERROR;
}

static enum status cairo_failure(cairo_status_t status, struct failure *why)
{
	if (status == CAIRO_STATUS_SUCCESS)
		return STATUS_OK;
	if (status == CAIRO_STATUS_NO_MEMORY)
		return failure_no_memory(why);
	return failure_set(why,
		status == CAIRO_STATUS_WRITE_ERROR ? STATUS_IO : STATUS_INVALID,
		"cannot write the picture: %s", cairo_status_to_string(status));
}

/* What librsvg did not like, if anything. */
static enum status svg_failure(GError *error, struct failure *why)
{
	enum status rc;

	if (!error)
		return STATUS_OK;
	rc = failure_set(why, STATUS_INVALID, "cannot draw the picture: %s",
		error->message);
	g_error_free(error);
	return rc;
}

static enum status draw(RsvgHandle *handle, FILE *out, struct failure *why)
{
	gdouble width = 0.0, height = 0.0;
	GError *error = NULL;
	cairo_surface_t *surface;
	cairo_t *cairo;
	enum status rc;

	(void)rsvg_handle_get_intrinsic_size_in_pixels(handle, &width, &height);
	surface = cairo_image_surface_create(
		CAIRO_FORMAT_RGB24, (int)ceil(width), (int)ceil(height));
	cairo = cairo_create(surface);
	(void)rsvg_handle_render_document(handle, cairo,
		&(RsvgRectangle){ 0.0, 0.0, width, height }, &error);
	rc = cairo_failure(cairo_status(cairo), why);
	if (rc == STATUS_OK)
		rc = svg_failure(error, why);
	else
		g_clear_error(&error);
	if (rc == STATUS_OK)
		rc = cairo_failure(cairo_surface_write_to_png_stream(
					   surface, write_part, out),
			why);
	cairo_destroy(cairo);
	cairo_surface_destroy(surface);
	return rc;
}

enum status picture_write(
	FILE *out, const struct text *svg, struct failure *why)
{
	GError *error = NULL;
	RsvgHandle *handle = rsvg_handle_new_from_data(
		(const guint8 *)text_string(svg), svg->length, &error);
	enum status rc;

	if (!handle)
		return svg_failure(error, why);
	rc = draw(handle, out, why);
	g_object_unref(handle);
	return rc;
}

const char *picture_library(void)
{
	return "librsvg " TEXT_OF(LIBRSVG_MAJOR_VERSION) "." TEXT_OF(
		LIBRSVG_MINOR_VERSION) "." TEXT_OF(LIBRSVG_MICRO_VERSION);
}
