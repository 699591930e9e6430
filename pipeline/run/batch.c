#include "batch.h"

#include <omp.h>

int batch_processors(void)
{
	return omp_get_num_procs();
}

void batch_run(int jobs, size_t count, batch_work work, void *context)
{
#pragma omp parallel for schedule(dynamic, 1) num_threads(jobs)
	for (size_t i = 0; i < count; i++)
		work(context, omp_get_thread_num(), i);
}
