#include "workbench/editor.h"

#include "base/translate.h"
#include "catalog/value_text.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

// What a screen shows for the field of a product, as the stored catalogue has it now.
class ShownNow {
public:
    ShownNow(Catalogue& catalogue, std::string locale)
        : m_structure(catalogue.structure()),
          m_products(catalogue.products()),
          m_lineages(m_products),
          m_locale(std::move(locale)) {}

    // Absent for properties and for products that are gone: those are for edit_products to judge.
    std::optional<std::string> text(ProductId id, const FieldAddress& field) {
        const Attribute* attribute = m_structure->attributes.find(field.attribute);
        if (attribute == nullptr) return std::nullopt;
        if (!m_product || m_product->id != id) m_product = m_products.load(id);
        if (!m_product) return std::nullopt;
        const auto key =
            m_structure->key_for(*attribute, field.channel, field.locale, field.currency);
        const Lineage lineage = m_lineages.lineage_of(*m_product);
        const Value* value = key ? lineage.find(*key) : nullptr;
        if (value == nullptr) return std::string();
        return value_to_label(*m_structure, *attribute, *value, m_locale);
    }

private:
    std::shared_ptr<const Structure> m_structure;
    ProductStore& m_products;
    LineageReader m_lineages;
    std::string m_locale;
    std::optional<Product> m_product;
};

Issue conflict(Catalogue& catalogue, const TypedValue& typed, const std::string& stored) {
    Issue issue;
    issue.rule = "edit.conflict";
    const std::string name = stored.empty() ? tr("nothing") : "\"" + stored + "\"";
    issue.message = tr("Somebody else has changed this value to {0} meanwhile.", name);
    issue.fix = tr("Look at it and type yours again if it is still right.");
    issue.value = typed.text.value_or(std::string());
    issue.product = catalogue.products().code_of(typed.product);
    const Attribute* attribute = catalogue.structure()->attributes.find(typed.field.attribute);
    issue.column = attribute != nullptr ? attribute->code : std::string();
    return issue;
}

EditReport save(Catalogue& catalogue, const std::vector<TypedValue>& values,
                const std::string& source, const std::string& locale) {
    ShownNow now(catalogue, locale);
    Issues conflicts;
    std::vector<CellEdit> edits;
    edits.reserve(values.size());
    for (const TypedValue& typed : values) {
        if (typed.shown) {
            const auto stored = now.text(typed.product, typed.field);
            if (stored && *stored != *typed.shown) {
                conflicts.push_back(conflict(catalogue, typed, *stored));
                continue;
            }
        }
        edits.push_back({typed.product, typed.field, typed.text, std::nullopt});
    }
    EditReport report;
    if (!edits.empty()) report = edit_products(catalogue, edits, source);
    report.issues.insert(report.issues.begin(), conflicts.begin(), conflicts.end());
    return report;
}

std::string undo_sentence(const UndoReport& report, const std::string& label, bool redo) {
    if (report.change_set != 0) {
        return redo ? tr("Done again: {0}.", label) : tr("Taken back: {0}.", label);
    }
    if (!report.conflicts.empty()) {
        return tr("Not taken back: {0}. It was changed again since: {1}", label,
                  to_sentence(report.conflicts.front()));
    }
    return tr("Nothing is left to take back of: {0}.", label);
}

}  // namespace

void Editor::apply(std::vector<TypedValue> values, std::string source, Done done, Failed failed) {
    if (values.empty()) return;
    ++m_pending;
    changed();
    ask(
        m_workspace.writer(),
        [values = std::move(values), source, locale = m_workspace.locale_code()](
            Catalogue& catalogue, const Progress&) {
            return save(catalogue, values, source, locale);
        },
        m_receiver.guard([this, source, done = std::move(done)](const EditReport& report) {
            --m_pending;
            if (report.change_set != 0) {
                const std::string label =
                    report.changed == 1 ? source_label(source)
                                        : trn("{0} of {1} value", "{0} of {1} values",
                                              static_cast<long>(report.changed),
                                              source_label(source), format_number(report.changed));
                note_change(report.change_set, label);
            }
            changed();
            done(report);
            m_workspace.refresh();
        }),
        m_receiver.guard([this, failed = std::move(failed)](const std::exception_ptr& failure) {
            --m_pending;
            changed();
            failed(sentence_of(failure));
        }));
}

std::string Editor::undo_label() const {
    return can_undo() ? m_undoable.back().label : "";
}
std::string Editor::redo_label() const {
    return can_redo() ? m_redoable.back().label : "";
}

void Editor::note_change(ChangeSetId id, std::string label) {
    if (id == 0) return;
    m_undoable.push_back({id, std::move(label)});
    m_redoable.clear();
    changed();
}

void Editor::undo(std::function<void(const std::string&)> said) {
    if (!can_undo()) return;
    Step step = std::move(m_undoable.back());
    m_undoable.pop_back();
    take_back(std::move(step), Direction::undo, std::move(said));
}

void Editor::redo(std::function<void(const std::string&)> said) {
    if (!can_redo()) return;
    Step step = std::move(m_redoable.back());
    m_redoable.pop_back();
    take_back(std::move(step), Direction::redo, std::move(said));
}

void Editor::undo_change(ChangeSetId id, std::string label,
                         std::function<void(const std::string&)> said) {
    std::erase_if(m_undoable, [id](const Step& step) { return step.change_set == id; });
    take_back({id, std::move(label)}, Direction::undo, std::move(said));
}

void Editor::redo_change(ChangeSetId id, std::string label,
                         std::function<void(const std::string&)> said) {
    take_back({id, std::move(label)}, Direction::redo_undone, std::move(said));
}

void Editor::take_back(Step step, Direction direction, std::function<void(const std::string&)> said,
                       OnConflict on_conflict) {
    ++m_pending;
    changed();
    ask(
        m_workspace.writer(),
        [id = step.change_set, direction, on_conflict](Catalogue& catalogue,
                                                       const Progress& progress) {
            const ChangeSetId undone =
                direction == Direction::redo_undone ? redo_of(catalogue, id) : id;
            return undo_change_set(catalogue, undone, on_conflict, progress);
        },
        m_receiver.guard([this, step, direction, said, on_conflict](const UndoReport& report) {
            --m_pending;
            const bool undecided =
                on_conflict == OnConflict::refuse && !report.conflicts.empty() && m_on_conflict;
            if (undecided) {
                changed();
                m_on_conflict(step.label, report.conflicts,
                              [this, step, direction, said](OnConflict decision) {
                                  take_back(step, direction, said, decision);
                              });
                return;
            }
            // Undoing an undo is a change set of its own, so each direction feeds the other.
            if (report.change_set != 0) {
                auto& opposite = direction == Direction::undo ? m_redoable : m_undoable;
                opposite.push_back({report.change_set, step.label});
            }
            changed();
            said(undo_sentence(report, step.label, direction != Direction::undo));
            m_workspace.refresh();
        }),
        m_receiver.guard([this, said](const std::exception_ptr& failure) {
            --m_pending;
            changed();
            said(sentence_of(failure));
        }));
}

void Editor::changed() const {
    if (m_on_change) m_on_change();
}

}  // namespace vitrine
