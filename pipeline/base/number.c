#include "number.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool number_parse(const char *text, double *value)
{
	char *end = NULL;
	double parsed;

	/* strtod would also take blanks, hexadecimal, "inf" and "nan". The
	 * program never calls setlocale(), so the point is a point. */
	if (!*text || strspn(text, "+-0123456789.eE") != strlen(text))
		return false;
	errno = 0;
	parsed = strtod(text, &end);
	if (end == text || *end || !isfinite(parsed))
		return false;
	*value = parsed;
	return true;
}

bool number_parse_integer(
	const char *text, int64_t least, int64_t most, int64_t *value)
{
	char *end = NULL;
	long long parsed;

	if (!isdigit((unsigned char)*text) && *text != '-')
		return false;
	errno = 0;
	parsed = strtoll(text, &end, 10);
	if (errno || end == text || *end || parsed < least || parsed > most)
		return false;
	*value = parsed;
	return true;
}
