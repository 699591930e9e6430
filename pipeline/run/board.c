/* MAP_ANONYMOUS, which POSIX has had since 2024 only. */
#define _DEFAULT_SOURCE
#include "board.h"

#include <sys/mman.h>

#include "clock.h"

static size_t board_bytes(size_t record_count, int hand_count)
{
	return sizeof(struct board) + record_count * sizeof(struct record) +
	       (size_t)hand_count * sizeof(struct hand);
}

enum status board_new(struct board **out, size_t record_count, int hand_count,
	struct failure *why)
{
	struct board *board = mmap(NULL, board_bytes(record_count, hand_count),
		PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (board == MAP_FAILED)
		return failure_no_memory(why);
	board->record_count = record_count;
	board->hand_count = hand_count;
	*out = board;
	return STATUS_OK;
}

void board_free(struct board *board)
{
	if (board)
		(void)munmap(board,
			board_bytes(board->record_count, board->hand_count));
}

struct hand *board_hand(struct board *board, int worker)
{
	struct hand *hands =
		(struct hand *)&board->records[board->record_count];

	return &hands[worker];
}

void board_take(struct board *board, int worker, size_t job)
{
	struct hand *hand = board_hand(board, worker);

	atomic_store(&hand->since_s, clock_wall_s());
	atomic_store(&hand->job, (int64_t)job + 1);
}

void board_let_go(struct board *board, int worker)
{
	atomic_store(&board_hand(board, worker)->job, 0);
}

int64_t board_count(const struct board *board, enum record_state state)
{
	int64_t count = 0;

	for (size_t i = 0; i < board->record_count; i++)
		count += board->records[i].state == state;
	return count;
}
