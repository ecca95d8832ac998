#include "workbench/catalogue_maker.h"

#include "base/message_catalogue.h"
#include "base/translate.h"
#include "operations/new_catalogue.h"

namespace vitrine {

CatalogueMaker::CatalogueMaker(Activities& activities, Post post)
    : m_activities(activities), m_runner({}, {}, std::move(post)) {}

void CatalogueMaker::make(const std::filesystem::path& file, NewContent content,
                          std::function<void(const std::string&)> done) {
    auto activity = std::make_shared<Activities::Id>(0);
    const auto kind = content == NewContent::demo ? NewCatalogue::demo : NewCatalogue::empty;
    const auto stop = m_runner.start_unconnected(
        [file, kind](const Progress& progress) {
            create_catalogue(file, kind, resources_folder_for(program_folder()), progress);
        },
        m_receiver.guard([this, activity, done](const std::exception_ptr& failure) {
            m_activities.end(*activity);
            done(is_cancelled(failure) ? tr("Stopped. No catalogue was made.")
                                       : sentence_of(failure));
        }));
    *activity = m_activities.begin(tr("Making {0}", file.filename().string()), stop,
                                   [this] { return m_runner.progress(); });
}

}  // namespace vitrine
