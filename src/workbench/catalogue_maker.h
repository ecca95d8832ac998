// Makes a new catalogue file in the background, empty or with the demonstration data.
#pragma once

#include <filesystem>
#include <functional>

#include "workbench/activities.h"
#include "workbench/job_runner.h"

namespace vitrine {

enum class NewContent { empty, demo };

class CatalogueMaker {
public:
    CatalogueMaker(Activities& activities, Post post);

    // Refuses to replace a file that is there already. `done` gets an empty
    // sentence, or why there is no catalogue; nothing of it remains then.
    void make(const std::filesystem::path& file, NewContent content,
              std::function<void(const std::string& sentence)> done);

private:
    Activities& m_activities;
    Receiver m_receiver;
    JobRunner m_runner;
};

}  // namespace vitrine
