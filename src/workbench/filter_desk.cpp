#include "workbench/filter_desk.h"

#include "base/error.h"
#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_fields.h"
#include "operations/filter_on_value.h"
#include "operations/rename_code.h"
#include "operations/saved_filters.h"
#include "workbench/choices.h"
#include "workbench/filter_conditions.h"
#include "workbench/words.h"

namespace vitrine {

std::vector<std::string> FilterDesk::names() const {
    std::vector<std::string> names;
    const auto structure = m_workspace.structure();
    if (!structure) return names;
    structure->saved_filters.each([&](const SavedFilter& saved) { names.push_back(saved.code); });
    sort_by_words(names, std::identity());
    return names;
}

std::string FilterDesk::text(const std::string& name) const {
    const auto structure = m_workspace.structure();
    const SavedFilter* saved =
        structure ? structure->saved_filters.find(std::string_view(name)) : nullptr;
    return saved == nullptr ? std::string() : std::string(trim(filter_of_view(saved->text)));
}

ViewText FilterDesk::view(const std::string& name) const {
    const auto structure = m_workspace.structure();
    const SavedFilter* saved =
        structure ? structure->saved_filters.find(std::string_view(name)) : nullptr;
    return saved == nullptr ? ViewText() : read_view(saved->text);
}

std::string FilterDesk::name_of(const std::string& text) const {
    const auto structure = m_workspace.structure();
    const SavedFilter* saved =
        structure ? structure->saved_filters.find_if([&](const SavedFilter& known) {
            return trim(filter_of_view(known.text)) == trim(text);
        })
                  : nullptr;
    return saved == nullptr ? std::string() : saved->code;
}

void FilterDesk::save(const std::string& name, const std::string& text) {
    ViewText kept = view(name);
    kept.filter = text;
    change([name, kept = write_view(kept)](
               Catalogue& catalogue) { return save_filter(catalogue, name, kept); },
           tr("Saving the filter {0}", name), tr("The filter {0} is saved.", name));
}

void FilterDesk::save_view(const std::string& name, const ViewText& view) {
    change([name, text = write_view(view)](
               Catalogue& catalogue) { return save_filter(catalogue, name, text); },
           tr("Saving the view {0}", name), tr("The view {0} is saved.", name));
}

void FilterDesk::rename(const std::string& name, const std::string& other) {
    const auto work = [name, other](Catalogue& catalogue) {
        const SavedFilter* saved =
            catalogue.structure()->saved_filters.find(std::string_view(name));
        if (saved == nullptr)
            throw Error(Failure::usage, tr("There is no saved filter \"{0}\".", name));
        const auto report = rename_code(catalogue, {EntityKind::saved_filter, saved->id}, other,
                                        ChangeIntent::save);
        if (report.refused()) throw Error(Failure::usage, advice(report.issues.front()));
        return report.change_set;
    };
    change(work, tr("Renaming the view {0}", name),
           tr("The view {0} is called {1} now.", name, other));
}

void FilterDesk::remove(const std::string& name) {
    change([name](Catalogue& catalogue) { return remove_saved_filter(catalogue, name); },
           tr("Removing the filter {0}", name), tr("The filter {0} is removed.", name));
}

void FilterDesk::complete(const std::string& filter, std::size_t caret, Use use) {
    const auto structure = m_workspace.structure();
    if (!structure) return;
    m_completion_job.request_stop();
    // Of a structure with a hundred thousand options: on another thread.
    m_completion_job = ask(
        m_workspace.reader(),
        [structure, filter, caret, language = program_language()](Catalogue&, const Progress&) {
            return complete_filter(*structure, filter, caret, language);
        },
        m_receiver.guard(
            [this, asked = ++m_asked, use = std::move(use)](const FilterCompletion& completion) {
                if (asked == m_asked) use(completion);
            }),
        // Nothing is proposed then.
        [](const std::exception_ptr&) {});
}

void FilterDesk::narrow(const std::string& filter, const GridColumn& column, const ProductRow& row,
                        std::function<void(const std::string& filter)> use) {
    using Kind = GridColumn::Kind;
    const auto structure = m_workspace.structure();
    if (!structure) return;
    const auto add = [structure, filter, use](const std::string& condition) {
        use(with_condition(*structure, filter, condition));
    };
    FieldAddress field;
    switch (column.kind) {
        case Kind::completeness:
            return add(row.percent() < 100 ? "completeness < 100" : "completeness = 100");
        case Kind::kind:
            return add("kind = " + std::string(kind_name(row.kind)));
        case Kind::problems:
            return add("problems > 0");
        case Kind::picture:
        case Kind::readiness:
            return;
        case Kind::family:
            field.attribute = property::family;
            break;
        case Kind::enabled:
            field.attribute = property::enabled;
            break;
        case Kind::sku:
            field.attribute = property::code;
            break;
        case Kind::name:
        case Kind::value:
            field = column.field;
            if (column.cell < 0) field.attribute = property::code;
            break;
    }
    ask(
        m_workspace.reader(),
        [product = row.id, field, channel = m_workspace.channel(), locale = m_workspace.locale()](
            Catalogue& catalogue, const Progress&) {
            return filter_on_value(catalogue, product, field, channel, locale);
        },
        m_receiver.guard([add](const std::string& condition) {
            if (!condition.empty()) add(condition);
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            if (events.failed && !is_cancelled(failure)) events.failed(sentence_of(failure));
        }));
}

void FilterDesk::change(std::function<ChangeSetId(Catalogue&)> work, const std::string& label,
                        const std::string& sentence) {
    const auto done = [this, sentence] {
        if (events.said) events.said(sentence);
    };
    const auto failed = [this](const std::string& failure) {
        if (events.failed) events.failed(failure);
    };
    m_editor.save(std::move(work), label, m_receiver.guard(done), m_receiver.guard(failed));
}

}  // namespace vitrine
