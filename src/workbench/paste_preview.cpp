#include "workbench/paste_preview.h"

#include "base/text.h"
#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

constexpr std::size_t most_rows = 1000;

std::string number(std::size_t count) {
    return format_number(static_cast<std::int64_t>(count));
}

}  // namespace

void PastePreview::propose(Block block) {
    m_job.request_stop();
    ++m_asked;
    m_block = std::move(block);
    m_state = State::working;
    m_rows.clear();
    std::vector<TypedValue> values = m_grid.typed_values(m_block.cells);
    m_job = ask(
        m_workspace.writer(),
        [values = std::move(values), locale = m_workspace.locale_code()](Catalogue& catalogue,
                                                                         const Progress& progress) {
            return preview_typed(catalogue, values, locale, most_rows, progress);
        },
        m_receiver.guard([this, asked = m_asked](TypedPreview preview) {
            if (asked != m_asked) return;
            m_preview = std::move(preview);
            for (TypedPreview::Row& row : m_preview.rows) {
                const std::size_t column = m_block.cells[row.value].column;
                m_rows.push_back({row.product, m_grid.columns()[column].heading, row.before,
                                  row.after, row.refusal});
            }
            m_state = State::ready;
            if (on_change) on_change();
        }),
        m_receiver.guard([this, asked = m_asked](const std::exception_ptr& failure) {
            if (asked != m_asked) return;
            m_state = State::failed;
            m_failure = sentence_of(failure);
            if (on_change) on_change();
        }));
    if (on_change) on_change();
}

void PastePreview::leave() {
    m_job.request_stop();
    ++m_asked;
}

std::string PastePreview::summary() const {
    if (m_state != State::ready) return {};
    const auto words = [](std::int64_t count) { return format_number(count); };
    const auto of = [](std::int64_t count) { return static_cast<long>(count); };
    std::vector<std::string> parts = {trn("{0} cell would change", "{0} cells would change",
                                          of(m_preview.changed), words(m_preview.changed))};
    if (m_preview.unchanged > 0) {
        parts.push_back(trn("{0} stays as it is", "{0} stay as they are", of(m_preview.unchanged),
                            words(m_preview.unchanged)));
    }
    if (m_preview.refused > 0) {
        parts.push_back(trn("{0} would be refused", "{0} would be refused", of(m_preview.refused),
                            words(m_preview.refused)));
    }
    return join(parts, ", ") + ".";
}

std::string PastePreview::remarks() const {
    std::vector<std::string> parts;
    if (m_block.beyond > 0) {
        parts.push_back(trn("{0} cell lies behind the end of the list and is left out.",
                            "{0} cells lie behind the end of the list and are left out.",
                            static_cast<long>(m_block.beyond), number(m_block.beyond)));
    }
    if (m_block.not_editable > 0) {
        parts.push_back(trn("{0} cell is in a column that is not edited here and is left out.",
                            "{0} cells are in columns that are not edited here and are left out.",
                            static_cast<long>(m_block.not_editable), number(m_block.not_editable)));
    }
    if (m_state == State::ready &&
        m_preview.changed + m_preview.refused > static_cast<std::int64_t>(m_rows.size())) {
        parts.push_back(tr("The first {0} are listed, refused ones first; all are counted.",
                           number(m_rows.size())));
    }
    return join(parts, " ");
}

void PastePreview::save() {
    if (can_save()) m_grid.type(m_block.cells, "paste");
}

}  // namespace vitrine
