#include "workbench/structure_desk.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "workbench/words.h"

namespace vitrine {

StructureDesk::StructureDesk(Workspace& workspace, Editor& editor)
    : m_workspace(workspace), m_editor(editor) {
    m_subscription =
        m_workspace.listen([this](const CatalogueChange& change) { on_change(change); });
}

void StructureDesk::enter() {
    m_followed = true;
    if (m_list_is_old) list();
    count_use();
    changed();
}

void StructureDesk::leave() {
    m_followed = false;
    m_count_job.request_stop();
}

void StructureDesk::on_change(const CatalogueChange& change) {
    if (change.structure || change.everything || !change.products.empty()) m_use_is_old = true;
    // Labels are those of the locale that is looked at.
    if (change.structure || change.context || change.everything) m_list_is_old = true;
    if (!m_followed) return;
    if (m_list_is_old) list();
    count_use();
}

void StructureDesk::choose(std::optional<EntityKind> kind, std::int32_t owner) {
    if (kind == m_kind && owner == m_owner && m_searched.empty()) return;
    if (kind != m_kind) m_selected = 0;
    m_kind = kind;
    m_owner = owner;
    m_searched.clear();
    list();
}

void StructureDesk::search(const std::string& words) {
    if (words == m_searched) return;
    m_searched = words;
    narrow();
    changed();
}

std::vector<Choice> StructureDesk::owners() const {
    const auto structure = m_workspace.structure();
    std::vector<Choice> choices;
    const std::string language = m_workspace.locale_code();
    if (m_kind == EntityKind::option) {
        structure->attributes.each([&](const Attribute& one) {
            if (one.is_select()) choices.push_back(choice_of(*structure, one, language));
        });
    } else if (m_kind == EntityKind::record) {
        choices = choices_of(*structure, structure->reference_entities, language);
    }
    sort_by_label(choices);
    return choices;
}

void StructureDesk::list() {
    m_list_is_old = false;
    m_listing = true;
    const auto structure = m_workspace.structure();
    m_parts = structure_parts(*structure);
    find_wanted();
    look_at_selected();
    const int asked = ++m_asked;
    ask(
        m_workspace.reader(),
        [structure, kind = m_kind, owner = m_owner, language = m_workspace.locale_code()](
            Catalogue&, const Progress&) {
            return structure_rows(*structure, kind, owner, language);
        },
        m_receiver.guard([this, asked](std::vector<StructureRow> rows) {
            if (asked != m_asked) return;
            m_listing = false;
            m_rows = std::move(rows);
            narrow();
            changed();
        }),
        m_receiver.guard([this, asked](const std::exception_ptr& failure) {
            if (asked != m_asked) return;
            m_listing = false;
            if (!is_cancelled(failure) && events.failed) events.failed(sentence_of(failure));
            changed();
        }));
    changed();
}

void StructureDesk::narrow() {
    const std::string folded = fold_for_search(m_searched);
    const auto words = split_list(folded, ' ');
    m_shown.clear();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const bool fits = std::all_of(words.begin(), words.end(), [&](std::string_view word) {
            return m_rows[i].searched.find(word) != std::string::npos;
        });
        if (fits) m_shown.push_back(i);
    }
}

std::string StructureDesk::count_words() const {
    const auto number = [](std::size_t count) {
        return format_number(static_cast<std::int64_t>(count));
    };
    if (m_shown.size() == m_rows.size()) return number(m_rows.size());
    return tr("{0} of {1}", number(m_shown.size()), number(m_rows.size()));
}

void StructureDesk::count_use() {
    if (m_counting || !m_use_is_old) return;
    m_counting = true;
    m_use_is_old = false;
    m_count_job = ask(
        m_workspace.previewer(),
        [](Catalogue& catalogue, const Progress& progress) {
            return count_entity_use(catalogue, progress);
        },
        m_receiver.guard([this](EntityUse use) {
            m_counting = false;
            m_use = std::move(use);
            look_at_selected();
            // Something changed meanwhile.
            if (m_followed) count_use();
            changed();
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            m_counting = false;
            m_use_is_old = true;
            if (!is_cancelled(failure)) {
                if (events.failed) events.failed(sentence_of(failure));
            } else if (m_followed) {
                count_use();
            }
        }));
}

std::string StructureDesk::use_words(std::size_t number) const {
    if (!m_kind || !EntityUse::is_counted(*m_kind)) return {};
    if (!m_use) return "…";
    return format_number(m_use->products({*m_kind, row(number).id}));
}

void StructureDesk::select(std::int32_t id) {
    if (id == m_selected) return;
    m_selected = id;
    look_at_selected();
    changed();
}

std::optional<std::size_t> StructureDesk::selected_row() const {
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (m_rows[m_shown[i]].id == m_selected) return i;
    }
    return std::nullopt;
}

void StructureDesk::look_at_selected() {
    m_details.reset();
    if (!m_kind || m_selected == 0) return;
    const auto structure = m_workspace.structure();
    const EntityAddress address{*m_kind, m_selected};
    const auto entity = load_entity(*structure, address);
    if (!entity) {
        m_selected = 0;
        return;
    }
    Details details;
    details.entity = address;
    details.settings = settings_of(*structure, *entity);
    std::visit(
        [&](const auto& one) {
            details.code = one.code;
            details.title = one.code;
            if constexpr (requires { one.labels; }) {
                if (!one.labels.empty())
                    details.title =
                        label_of(*structure, one.labels, one.code, m_workspace.locale_code());
            }
        },
        *entity);
    if (EntityUse::is_counted(*m_kind)) {
        const std::int64_t products = m_use ? m_use->products(address) : 0;
        details.use = !m_use
                          ? tr("Counting the products that use it…")
                          : trn("Used by {0} product or model", "Used by {0} products and models",
                                static_cast<long>(products), format_number(products));
    }
    m_details = std::move(details);
}

std::optional<std::vector<Choice>> StructureDesk::choices_for(const EntitySetting& setting,
                                                              std::size_t most) const {
    std::vector<Choice> choices;
    if (!setting.refers_to) {
        if (setting.words.size() > most) return std::nullopt;
        for (const auto& [word, label] : setting.words)
            choices.push_back({static_cast<std::int32_t>(choices.size()) + 1, word, label});
        return choices;
    }
    const auto structure = m_workspace.structure();
    const std::string language = m_workspace.locale_code();
    bool too_many = false;
    with_entities(*structure, *setting.refers_to, [&](const auto& entities) {
        too_many = entities.size() > most;
        if (too_many) return;
        entities.each([&](const auto& one) {
            if constexpr (requires { one.labels; }) {
                choices.push_back(choice_of(*structure, one, language));
            } else {
                choices.push_back({one.id, one.code, one.code});
            }
        });
    });
    if (too_many) return std::nullopt;
    sort_by_label(choices);
    return choices;
}

TableDraft StructureDesk::draft_for(const EntitySetting& setting, const std::string& text) const {
    Attribute table;
    table.code = setting.name;
    table.type = AttributeType::table;
    table.table_columns = setting.columns;
    return {m_workspace.structure(), std::move(table), text, m_workspace.locale_code()};
}

void StructureDesk::say(std::vector<SaidSetting> settings, Answer answer) {
    if (!m_details) return;
    EntityEdit one;
    one.entity = m_details->entity;
    one.settings = std::move(settings);
    edit({std::move(one)}, tr("Settings of {0}", m_details->title), std::move(answer));
}

void StructureDesk::edit(std::vector<EntityEdit> edits, const std::string& label, Answer answer) {
    if (edits.empty()) return;
    auto report = std::make_shared<StructureChangeReport>();
    const EntityEdit first = {edits.front().entity, edits.front().code, {}};
    m_editor.save(
        [edits = std::move(edits), report](Catalogue& catalogue) {
            *report = edit_structure(catalogue, edits, {}, ChangeIntent::save);
            return report->change_set;
        },
        label, m_receiver.guard([this, report, first, label, answer] {
            if (report->refused()) {
                Issues errors;
                for (const Issue& issue : report->issues) {
                    if (issue.severity == Severity::error) errors.push_back(issue);
                }
                answer(errors);
                return;
            }
            if (first.entity.id == 0) m_wanted = first;
            answer({});
            if (report->change_set == 0 || !events.saved) return;
            std::string sentence = tr("Saved: {0}.", label);
            for (const Issue& issue : report->issues) sentence += ' ' + advice(issue);
            events.saved(sentence);
        }),
        m_receiver.guard([this, answer](const std::string& sentence) {
            Issue issue;
            issue.message = sentence;
            answer({issue});
        }));
}

// What was made is selected once the structure that is shown has it.
void StructureDesk::find_wanted() {
    if (!m_wanted || m_wanted->entity.kind != m_kind) return;
    const auto structure = m_workspace.structure();
    std::string_view owner, code = m_wanted->code;
    if (const auto colon = code.find(':'); has_owner(m_kind) && colon != std::string_view::npos) {
        owner = trim(code.substr(0, colon));
        code = trim(code.substr(colon + 1));
    }
    std::int32_t found = 0;
    const auto take = [&found](const auto* one) {
        if (one != nullptr) found = one->id;
    };
    if (m_kind == EntityKind::option) {
        if (const Attribute* attribute = structure->attributes.find(owner))
            take(structure->find_option(attribute->id, code));
    } else if (m_kind == EntityKind::record) {
        if (const ReferenceEntity* entity = structure->reference_entities.find(owner))
            take(structure->find_record(entity->id, code));
    } else {
        with_entities(*structure, *m_kind,
                      [&](const auto& entities) { take(entities.find(trim(code))); });
    }
    if (found == 0) return;
    m_selected = found;
    m_wanted.reset();
}

void StructureDesk::changed() const {
    if (events.changed) events.changed();
}

}  // namespace vitrine
