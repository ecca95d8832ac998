/* A good exporter in C11, without the shim: the header is enough. */
#include <stdlib.h>
#include <string.h>
#include <vitrine/exporter.h>

typedef struct run {
    const vitrine_host* host;
    int count;
} run;

static vitrine_status describe(const vitrine_declaration* exporter) {
    vitrine_field* title;
    exporter->set(exporter, "id", "org.example.plain");
    exporter->set(exporter, "name", "Plain");
    exporter->set(exporter, "version", "1");
    exporter->set(exporter, "payload_version", "1");
    exporter->set(exporter, "file_name", "plain.txt");
    exporter->set(exporter, "grouping", "grouped");
    title = exporter->add_field(exporter, "title");
    exporter->field_set(exporter, title, "label", "Title");
    exporter->field_set(exporter, title, "required", "yes");
    return VITRINE_OK;
}

static vitrine_status begin(const vitrine_host* host, void** state) {
    run* started = malloc(sizeof(run));
    if (!started) {
        host->fail(host, "no memory");
        return VITRINE_FAILED;
    }
    started->host = host;
    started->count = 0;
    *state = started;
    return VITRINE_OK;
}

static vitrine_status write_text(const vitrine_host* host, const char* text) {
    return host->write(host, NULL, text, strlen(text));
}

static vitrine_status add(void* state, const vitrine_item* item) {
    run* running = state;
    const vitrine_host* host = running->host;
    const char* title = host->item_value(item, "title", 0);
    const vitrine_item* variant;
    size_t i;
    vitrine_answer answer;
    memset(&answer, 0, sizeof answer);
    answer.size = sizeof answer;
    answer.status = VITRINE_ACCEPTED;
    answer.item_key = host->item_text(item, "key");
    if (write_text(host, answer.item_key) || write_text(host, "=") ||
        write_text(host, title ? title : "(none)")) {
        return VITRINE_FAILED;
    }
    for (i = 0; (variant = host->item_variant(item, i)) != NULL; ++i) {
        const char* value = host->item_option_value(variant, 0);
        if (write_text(host, "/") || write_text(host, value ? value : "")) return VITRINE_FAILED;
    }
    if (write_text(host, "\n")) return VITRINE_FAILED;
    ++running->count;
    host->answer(host, &answer);
    return VITRINE_OK;
}

static vitrine_status finish(void* state) {
    (void)state;
    return VITRINE_OK;
}

static void end(void* state) {
    free(state);
}

const vitrine_exporter* vitrine_exporter_entry(uint32_t host_abi) {
    static const vitrine_exporter exporter = {
        sizeof(vitrine_exporter), VITRINE_EXPORTER_ABI, describe, begin, add, finish, end};
    return host_abi == VITRINE_EXPORTER_ABI ? &exporter : NULL;
}
