#include "codec_list.h"

#include <libavcodec/avcodec.h>

bool codec_is_known(const char *decoder)
{
	return avcodec_find_decoder_by_name(decoder) != NULL;
}

const char *codec_library(void)
{
	return av_version_info();
}
