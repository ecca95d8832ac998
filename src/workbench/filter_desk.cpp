#include "workbench/filter_desk.h"

#include "base/text.h"
#include "base/translate.h"
#include "operations/saved_filters.h"
#include "workbench/choices.h"

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
    return saved == nullptr ? std::string() : saved->text;
}

std::string FilterDesk::name_of(const std::string& text) const {
    const auto structure = m_workspace.structure();
    const SavedFilter* saved =
        structure ? structure->saved_filters.find_if(
                        [&](const SavedFilter& known) { return known.text == trim(text); })
                  : nullptr;
    return saved == nullptr ? std::string() : saved->code;
}

void FilterDesk::save(const std::string& name, const std::string& text) {
    change([name, text](Catalogue& catalogue) { return save_filter(catalogue, name, text); },
           tr("Saving the filter {0}", name), tr("The filter {0} is saved.", name));
}

void FilterDesk::remove(const std::string& name) {
    change([name](Catalogue& catalogue) { return remove_saved_filter(catalogue, name); },
           tr("Removing the filter {0}", name), tr("The filter {0} is removed.", name));
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
