#include "manual.h"

#include <ctype.h>
#include <string.h>

static const char exit_status[] =
	".SH EXIT STATUS\n"
	".TP\n.B 0\nall done\n"
	".TP\n.B 1\nnothing useful done\n"
	".TP\n.B 2\nsome recordings failed and the rest are stored, or the "
	"run was asked to stop\n"
	".TP\n.B 64\nwrong usage\n";

static const char files[] =
	".SH ENVIRONMENT\n"
	".TP\n.B AUSCULT_DATA\nfolder that is searched first for rules/ and "
	"models/\n"
	".TP\n.B LC_ALL, LC_MESSAGES, LANG\nhelp and reports are in Chinese "
	"where these begin with zh\n"
	".SH FILES\n"
	".TP\n.I auscult.yaml\nsettings, read from the current folder\n"
	".TP\n.I ~/.local/share/auscult\nthe user's own rules and models\n"
	".TP\n.I ~/.cache/auscult\nlanguage models made of rules\n";

/* Text in which roff sees no command. */
static void put_text(FILE *out, const char *text)
{
	if (*text == '.' || *text == '\'')
		(void)fputs("\\&", out);
	for (; *text; text++) {
		if (*text == '\\')
			(void)fputs("\\e", out);
		else if (*text == '-')
			(void)fputs("\\-", out);
		else
			(void)fputc(*text, out);
	}
}

static void put_upper(FILE *out, const char *text)
{
	for (; *text; text++)
		(void)fputc(toupper((unsigned char)*text), out);
}

static void put_title(FILE *out, const char *name)
{
	(void)fputs(".TH \"AUSCULT", out);
	if (*name)
		(void)fputc('-', out);
	put_upper(out, name);
	(void)fputs("\" 1 \"\" \"auscult " AUSCULT_VERSION
		    "\" \"User Commands\"\n",
		out);
}

static void put_option(FILE *out, const struct option_spec *spec)
{
	(void)fputs(".TP\n", out);
	if (spec->letter)
		(void)fprintf(out, "\\fB\\-%c\\fR, ", spec->letter);
	(void)fputs("\\fB\\-\\-", out);
	put_text(out, spec->name);
	(void)fputs("\\fR", out);
	if (spec->argument) {
		(void)fputs(" \\fI", out);
		put_text(out, spec->argument);
		(void)fputs("\\fR", out);
	}
	(void)fputc('\n', out);
	put_text(out, spec->help_en);
	(void)fputc('\n', out);
}

void manual_command(FILE *out, const struct command *command)
{
	put_title(out, command->name);
	(void)fprintf(out, ".SH NAME\nauscult\\-%s \\- ", command->name);
	put_text(out, command->summary_en);
	(void)fprintf(out, "\n.SH SYNOPSIS\n.B auscult %s\n", command->name);
	if (command->option_count)
		(void)fputs("[OPTION ...]\n", out);
	put_text(out, command->synopsis);
	(void)fputc('\n', out);
	if (command->option_count)
		(void)fputs(".SH OPTIONS\n", out);
	for (size_t i = 0; i < command->option_count; i++)
		put_option(out, &command->options[i]);
	(void)fputs(exit_status, out);
	(void)fputs(".SH SEE ALSO\n.BR auscult (1)\n", out);
}

void manual_program(FILE *out, const struct command_list *commands)
{
	put_title(out, "");
	(void)fputs(
		".SH NAME\nauscult \\- listens to every recorded call of a "
		"contact centre\n"
		".SH SYNOPSIS\n.B auscult\nCOMMAND [OPTION ...]\n"
		".SH DESCRIPTION\nDecodes the day's recordings, transcribes "
		"them, scores them against scripted phrases and tone rules, "
		"flags complaint risk with its evidence, and writes scores per "
		"agent into an SQLite database.\n"
		".SH COMMANDS\n",
		out);
	for (size_t i = 0; i < commands->count; i++) {
		(void)fprintf(out, ".TP\n.BR auscult\\-%s (1)\n",
			commands->items[i]->name);
		put_text(out, commands->items[i]->summary_en);
		(void)fputc('\n', out);
	}
	(void)fputs(exit_status, out);
	(void)fputs(files, out);
	(void)fputs(".SH SEE ALSO\n.BR auscult\\-cluster (1)\n", out);
}

/* What may follow an option: choices parted by "|", or files. */
static void put_choices(FILE *out, const char *choices)
{
	for (; *choices; choices++)
		(void)fputc(*choices == '|' ? ' ' : *choices, out);
}

/* The words that an option is given by: "--db -d". */
static void put_spellings(
	FILE *out, const struct option_spec *spec, const char *between)
{
	(void)fprintf(out, "--%s", spec->name);
	if (spec->letter)
		(void)fprintf(out, "%s-%c", between, spec->letter);
}

static void put_bash_command(FILE *out, const struct command *command)
{
	(void)fprintf(out, "\t%s)\n\t\tcase $before in\n", command->name);
	for (size_t i = 0; i < command->option_count; i++) {
		const struct option_spec *spec = &command->options[i];

		if (spec->kind == OPTION_FLAG)
			continue;
		(void)fputs("\t\t", out);
		put_spellings(out, spec, " | ");
		(void)fputs(") wants_value=1", out);
		if (spec->kind == OPTION_CHOICE) {
			(void)fputs(" values=\"", out);
			put_choices(out, spec->argument);
			(void)fputc('"', out);
		}
		(void)fputs(" ;;\n", out);
	}
	(void)fputs("\t\tesac\n\t\toptions=\"--help", out);
	for (size_t i = 0; i < command->option_count; i++)
		(void)fprintf(out, " --%s", command->options[i].name);
	(void)fputs("\"\n\t\t;;\n", out);
}

void complete_bash(FILE *out, const struct command_list *commands)
{
	(void)fputs("# bash completion for auscult\n"
		    "_auscult() {\n"
		    "\tlocal word=$2 before=$3 options=\"\" "
		    "values=\"\" wants_value=\"\"\n"
		    "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
		    "\t\tCOMPREPLY=($(compgen -W \"help",
		out);
	for (size_t i = 0; i < commands->count; i++)
		(void)fprintf(out, " %s", commands->items[i]->name);
	(void)fputs("\" -- \"$word\"))\n\t\treturn\n\tfi\n"
		    "\tcase ${COMP_WORDS[1]} in\n",
		out);
	for (size_t i = 0; i < commands->count; i++)
		put_bash_command(out, commands->items[i]);
	(void)fputs(
		"\tesac\n"
		"\tif [ -n \"$values\" ]; then\n"
		"\t\tCOMPREPLY=($(compgen -W \"$values\" -- \"$word\"))\n"
		"\telif [ -z \"$wants_value\" ] && [[ $word == -* ]]; then\n"
		"\t\tCOMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
		"\telse\n"
		"\t\tcompopt -o filenames 2>/dev/null || :\n"
		"\t\tCOMPREPLY=($(compgen -f -- \"$word\"))\n"
		"\tfi\n"
		"}\n"
		"complete -F _auscult auscult\n",
		out);
}

/* A help text between single quotes, in brackets that zsh reads. */
static void put_zsh_text(FILE *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '\'')
			(void)fputs("'\\''", out);
		else if (strchr("[]:\\", *text))
			(void)fprintf(out, "\\%c", *text);
		else
			(void)fputc(*text, out);
	}
}

static void put_zsh_option(FILE *out, const struct option_spec *spec)
{
	(void)fputs(" \\\n\t\t\t", out);
	if (spec->kind == OPTION_LIST)
		(void)fputs("'*'", out);
	if (spec->letter) {
		(void)fputs("{", out);
		put_spellings(out, spec, ",");
		(void)fputs("}", out);
	} else {
		(void)fprintf(out, "--%s", spec->name);
	}
	(void)fputs("'[", out);
	put_zsh_text(out, spec->help_en);
	(void)fputc(']', out);
	if (spec->kind == OPTION_CHOICE) {
		(void)fputs(":value:(", out);
		put_choices(out, spec->argument);
		(void)fputc(')', out);
	} else if (spec->kind != OPTION_FLAG) {
		(void)fputs(":value:_files", out);
	}
	(void)fputc('\'', out);
}

void complete_zsh(FILE *out, const struct command_list *commands)
{
	(void)fputs("#compdef auscult\n"
		    "_auscult() {\n"
		    "\tlocal -a commands\n\tcommands=(\n",
		out);
	for (size_t i = 0; i < commands->count; i++) {
		(void)fprintf(out, "\t\t'%s:", commands->items[i]->name);
		put_zsh_text(out, commands->items[i]->summary_en);
		(void)fputs("'\n", out);
	}
	(void)fputs("\t)\n\tif ((CURRENT == 2)); then\n"
		    "\t\t_describe command commands\n\t\treturn\n\tfi\n"
		    "\tlocal command=$words[2]\n"
		    "\tshift words\n\t((CURRENT--))\n"
		    "\tcase $command in\n",
		out);
	for (size_t i = 0; i < commands->count; i++) {
		const struct command *command = commands->items[i];

		(void)fprintf(out, "\t%s)\n\t\t_arguments -s", command->name);
		for (size_t o = 0; o < command->option_count; o++)
			put_zsh_option(out, &command->options[o]);
		(void)fputs(" \\\n\t\t\t'*:file:_files'\n\t\t;;\n", out);
	}
	(void)fputs("\tesac\n}\n_auscult \"$@\"\n", out);
}
